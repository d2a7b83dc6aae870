"""An archive to test with: a network, classes, volumes at every stage of their life."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from jiyao.domains.archives.models import FilingClass, Transfer, Volume, VolumeItem
from jiyao.domains.archives.procedures.consulting import consult
from jiyao.domains.archives.procedures.filing import enter_class, file_in, found_volume, hand_over
from jiyao.domains.archives.procedures.network import name_post
from jiyao.domains.archives.procedures.storing import check_in, shelve
from jiyao.domains.carriers.models import Place
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.foundation.access.models import Compartment, Level
from jiyao.foundation.accounts.procedures.compartments import found_matter, name_to_matter
from tests.approved import approved
from tests.carriers_at_hand import the_room


@dataclass
class Archive:
    """Does what keeper, archivist and secrecy office do; the office head is the archivist."""

    cast: Any
    signs: Any
    behind: Any

    def __post_init__(self) -> None:
        archivist = {"kind": "archivist", "unit": None, "basis": "任 1 号"}
        name_post(person=self.cast["office_head"], by=self.cast["secrecy_office"], **archivist)

    def level(self, scheme: str = "state", code: str = "secret") -> Level:
        return Level.objects.select_related("scheme").get(scheme__code=scheme, code=code)

    def storeroom(self) -> Place:
        """A storeroom rated for everything."""
        found = Place.objects.filter(name="一号库房", until__isnull=True).first()
        fields = {"name": "一号库房", "kind": "archive", "container": "none"}
        by = self.cast["secrecy_office"]
        return found or rate(level=self.level(code="top"), by=by, **fields)

    def entered(self, collection: str = "ordinary", **changes: Any) -> FilingClass:
        """A line of the plan."""
        custodian = None if collection == "ordinary" else self.cast["office_head"]
        fields = {"number": "WS", "name": "文书", "retention": "D30", "custodian": custodian}
        return enter_class(
            collection=collection, by=self.cast["secrecy_office"], **(fields | changes)
        )

    def matter(self, *members: str) -> Compartment:
        """A closed matter with these members."""
        matter = found_matter(name="甲案", by=self.cast["security"])
        for member in members:
            name_to_matter(self.cast[member], matter=matter, by=self.cast["security"])
        return matter

    def volume(self, filing_class: FilingClass, **changes: Any) -> Volume:
        """An empty volume of this year."""
        fields = {"year": timezone.localdate().year, "level": self.level(), "matter": None}
        fields |= {"filing_class": filing_class}
        return found_volume(by=self.cast["keeper"], **(fields | changes))

    def filled(self, volume: Volume, *copies: Any, restricted: str = "") -> Volume:
        """The volume with these copies in it."""
        return file_in(volume, copies=list(copies), restricted=restricted, by=self.cast["keeper"])

    def handed(self, *volumes: Volume) -> Transfer:
        """The volumes handed over."""
        to = self.cast["office_head"]
        return hand_over(
            volumes=list(volumes),
            receiver=to,
            by=self.cast["keeper"],
            proofs=self.signs(receiver=to),
        )

    def stored(self, volume: Volume) -> Volume:
        """The volume handed over, checked and on its shelf."""
        self.handed(volume)
        whole = {"clean": True, "whole": True, "treatment": ""}
        by = self.cast["keeper"]
        check_in(volume, counted=len(self.items(volume)), by=by, **whole)
        return shelve(volume, store=self.storeroom(), shelf="1列1架", by=by)

    def items(self, volume: Volume) -> list[VolumeItem]:
        """What is in the volume."""
        with self.behind():
            rows = VolumeItem.objects.filter(volume=volume, until__isnull=True)
            return list(rows.order_by("place"))

    def consulted(self, volume: Volume, to: str = "reader", **changes: Any) -> Any:
        """The first item of the volume opened to a reader."""
        asked = {"letter": "介〔2026〕1号", "purpose": "编史", "place": the_room()}
        asked |= {"items": self.items(volume)[:1], "approver": self.cast["leader"]}
        asked |= {"to": self.cast[to], "proofs": self.signs(to=self.cast[to])}
        return approved(consult, volume, by=self.cast["keeper"], **(asked | changes))
