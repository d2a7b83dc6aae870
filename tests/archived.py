"""An archive to test with: a network, classes, volumes at every stage of their life."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from jiyao.domains.archives.models import (
    ArchivePost,
    FilingClass,
    Finding,
    Transfer,
    Volume,
    VolumeItem,
)
from jiyao.domains.archives.procedures.consulting import consult, take_back
from jiyao.domains.archives.procedures.filing import enter_class, file_in, found_volume, hand_over
from jiyao.domains.archives.procedures.keeping import appraise, count, note_damage
from jiyao.domains.archives.procedures.network import enter_year, name_post
from jiyao.domains.archives.procedures.storing import admit, check_in, check_store, enter, shelve
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

    def level(self, scheme: str = "state", code: str = "confidential") -> Level:
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
        whole = {"tidy": True, "whole": True, "treatment": ""}
        by = self.cast["keeper"]
        check_in(volume, counted=len(self.items(volume)), by=by, **whole)
        return shelve(volume, store=self.storeroom(), shelf="1列1架", by=by)

    def items(self, volume: Volume) -> list[VolumeItem]:
        """What is in the volume."""
        with self.behind():
            rows = VolumeItem.objects.filter(volume=volume, until__isnull=True)
            return list(rows.select_related("copy").order_by("place"))

    def consulted(self, volume: Volume, to: str = "reader", **changes: Any) -> Any:
        """The first item of the volume opened to a reader."""
        asked = {"letter": "介〔2026〕1号", "purpose": "编史", "place": the_room()}
        asked |= {"items": self.items(volume)[:1], "approver": self.cast["leader"]}
        asked |= {"to": self.cast[to], "proofs": self.signs(to=self.cast[to])}
        return approved(consult, volume, by=self.cast["keeper"], **(asked | changes))


def at_every_stage(received: Any, cast: Any, signs: Any, behind: Any) -> dict[str, Any]:
    """Return one record of every kind by its name, about one document in the reader's scope."""
    archive = Archive(cast, signs, behind)
    by, office = {"by": cast["keeper"]}, {"by": cast["secrecy_office"]}
    with behind():
        copies = list(received("state", "confidential").copies.order_by("pk"))
    filing_class = archive.entered(retention="D10")
    volume = archive.filled(archive.volume(filing_class, year=2000), *copies)
    transfer = archive.handed(volume)
    check_in(volume, counted=2, tidy=True, whole=True, treatment="", **by)
    store = archive.storeroom()
    shelve(volume, store=store, shelf="1列", **by)
    consultation = archive.consulted(volume)
    fields = {"counted": 1, "broken": [], "words": "", "proofs": signs()}
    take_back(consultation, **by, **fields)
    with behind():
        finding = Finding.objects.get(consultation=consultation)
        post = ArchivePost.objects.get()
    access = admit(store=store, person=cast["reader"], basis="上架", until=None, **office)
    damp = {"temperature": 30, "humidity": 50, "failed": [], "words": ""}
    return {
        "volume": volume,
        "transfer": transfer,
        "filing_class": filing_class,
        "post": post,
        "consultation": consultation,
        "archive_finding": finding,
        "access": access,
        "store_visit": enter(store=store, visitor=cast["reader"], purpose="上架", **by),
        "check": check_store(store=store, **damp, **by),
        "volume_count": count(volume, on_card=2, found=2, **by),
        "archive_year": enter_year(year=2026, plan="青办发〔2026〕2号", budget=1, **office),
        "repair": note_damage(volume, damage="封面", **by),
        "appraisal": kept_longer(volume, cast, signs),
    }


def kept_longer(volume: Volume, cast: Any, signs: Any) -> Any:
    """Appraise a volume after its time, to be kept for long."""
    panel = [cast["keeper"], cast["secrecy_office"], cast["office_head"]]
    fields = {"panel": panel, "verdict": "keep", "longer": date(2099, 12, 31)}
    people = {"by": cast["keeper"], "approver": cast["leader"], "proofs": signs()}
    return approved(appraise, volume, **people, **fields)
