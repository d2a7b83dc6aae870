"""The readings of a copy line by line, as the circulation slip shows them (CIR-02, CIR-06)."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import Copy, Custody, Leg
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.procedures.models import LateBooking, Signature

READ = "carriers.copy.read"


def readings_of(copy: Any, person: PersonFacts) -> list[list[Any]]:
    """Return for each reading: place, reader, sent, returned, how signed, and room for a note.

    A list in a cell is a line of paper for each of its words.
    """
    legs = Leg.objects.visible_to(person, Action.HANDLE).filter(copy=copy)
    legs = legs.select_related("reader__unit").order_by("out_at", "pk")
    proofs = _Proofs(copy, person)
    return [_line(place, leg, proofs) for place, leg in enumerate(legs, start=1)]


def _line(place: int, leg: Any, proofs: "_Proofs") -> list[Any]:
    out, back = proofs.entry_out(leg.out_at), proofs.entry_back(leg.returned_at)
    at_once = leg.read_at is not None and leg.read_at == leg.returned_at
    signed = [
        *proofs.signed(_("领取"), leg.reader_id, entry=out),
        *proofs.signed(_("阅毕"), leg.reader_id, at=leg.read_at),
        *proofs.signed(_("阅毕、退还") if at_once else _("退还"), leg.reader_id, entry=back),
    ]
    return [
        str(place),
        [leg.reader.name, str(leg.reader.unit or "")],
        _moment(leg.out_at, proofs.is_late(out)),
        _moment(leg.returned_at, proofs.is_late(back)),
        signed,
        "",
    ]


def _moment(at: datetime | None, late: bool) -> list[str]:
    if at is None:
        return []
    words = date_format(timezone.localtime(at), "Y-m-d H:i")
    return [words, _("补录")] if late else [words]


class _Proofs:
    """What was signed, and what was booked late, in a fixed number of queries for one copy."""

    def __init__(self, copy: Any, person: PersonFacts) -> None:
        links = Custody.objects.visible_to(person, Action.HANDLE).filter(copy=copy)
        self.links = {(link.at, link.taker_id is None): link.entry_id for link in links}
        about = {"subject_ref": copy.public_id}
        late = LateBooking.objects.visible_to(person, Action.HANDLE).filter(**about)
        self.late = set(late.values_list("entry_id", flat=True))
        given = Signature.objects.visible_to(person, Action.HANDLE).filter(**about)
        self.given = list(given)

    def entry_out(self, at: datetime | None) -> str:
        """The entry of the handing over at a time; nothing when it is not known."""
        return self.links.get((at, False), "") if at else ""

    def entry_back(self, at: datetime | None) -> str:
        """The entry of the return at a time."""
        return self.links.get((at, True), "") if at else ""

    def is_late(self, entry: str) -> bool:
        return entry in self.late

    def signed(
        self, what: str, person: int, entry: str = "", at: datetime | None = None
    ) -> list[str]:
        """Say how the person signed under an entry, or signed the reading at a time."""
        return [
            f"{what}：{_how(each)}"
            for each in self.given
            if each.person_id == person
            and (each.entry_id == entry or (at and each.code == READ and each.given_at == at))
        ]


def _how(signature: Any) -> str:
    if signature.given_at is None:
        return _("待补签")
    return str(signature.get_kind_of_display())


def is_unread(copy: Copy) -> bool:
    """Whether a copy is out to be read and not signed as read yet."""
    leg = copy.open_leg()
    return bool(leg and leg.kind_of in Leg.TO_BE_READ and leg.read_at is None)
