"""The life of a copy as a time line: every link of its custody, how signed, what was mended."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import Copying, Custody, Instruction, Leg, Move
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.procedures.models import Correction, LateBooking, Signature
from jiyao.foundation.ui.parts import Moment

CLAUSES = {
    Move.ENTERED: ("DOC-01", "DOC-15"),
    Move.COPIED: ("CPY-03",),
    Move.READING: ("CIR-02",),
    Move.DELIVERED: ("DOC-08",),
    Move.LENT: ("BOR-01", "BOR-04"),
    Move.LENT_OUTSIDE: ("BOR-05",),
    Move.ESCORTED: ("CIR-13",),
    Move.ISSUED: ("DOC-21",),
    Move.CARRIED: ("CAR-01", "CAR-02"),
    Move.DISPATCHED: ("CAR-03",),
    Move.RECEIPTED: ("CAR-03",),
    Move.PRINTED: ("DOC-03", "DOC-15"),
    Move.CAME_BACK: ("RET-05",),
    Move.HANDED_BACK: ("RET-05",),
    Move.BACK: ("CIR-01", "CIR-02"),
    Move.ARCHIVED: ("ARC-01",),
    Move.APPRAISED: ("ARC-08",),
    Move.LOST: ("DOC-16",),
}


def life_of(copy: Any, person: PersonFacts, written: Iterable[Instruction] = ()) -> list[Moment]:
    """Return the moments of a copy's life, as far as the person may handle it, newest first.

    written: the instructions on its document that the person may know.
    """
    links = list(
        Custody.objects.visible_to(person, Action.HANDLE)
        .filter(copy=copy)
        .select_related("giver", "taker")
    )
    entries = [link.entry_id for link in links]
    signed = _by_entry(Signature.objects.filter(entry_id__in=entries).select_related("person"))
    late = _late_bookings(copy, entries) if links else {}
    voided = [link.entry_id for link in links if link.how == Move.VOIDED]
    why = _by_entry(Correction.objects.filter(entry_id__in=voided).select_related("by"))
    legs = _legs(copy, person)
    moments = [*_readings(copy, person), *_instructions(copy, written)]
    moments += [_moment(link, signed, late, legs, why) for link in links]
    if links:
        moments += _copyings(copy, person)
        moments += [_mended(row) for row in Correction.objects.filter(subject_ref=copy.public_id)]
    return sorted(moments, key=lambda moment: moment.at)[::-1]


def _late_bookings(copy: Any, entries: list[str]) -> dict[str, list[Any]]:
    """One entry of an import books many documents late: only this one's note is meant."""
    about = [copy.public_id, copy.document.public_id]
    return _by_entry(LateBooking.objects.filter(entry_id__in=entries, subject_ref__in=about))


def _readings(copy: Any, person: PersonFacts) -> list[Moment]:
    legs = Leg.objects.visible_to(person, Action.KNOW).filter(copy=copy, read_at__isnull=False)
    return [
        Moment(at=leg.read_at, who=leg.reader, what=_("阅毕签字"), clauses=("CIR-06",))
        for leg in legs.select_related("reader")
    ]


def _instructions(copy: Any, written: Iterable[Instruction]) -> list[Moment]:
    return [
        Moment(
            at=each.at,
            who=each.by,
            what=_("批示"),
            detail=each.in_full,
            clauses=("DOC-05", "DOC-20"),
        )
        for each in written
        if each.copy_id == copy.pk
    ]


def _copyings(copy: Any, person: PersonFacts) -> list[Moment]:
    rows = Copying.objects.visible_to(person, Action.HANDLE).filter(source=copy)
    return [
        Moment(
            at=each.at,
            who=each.by,
            what=_("复制 %d 份") % each.made,
            detail=_("用途：%(purpose)s；发放范围：%(distribution)s")
            % {"purpose": each.purpose, "distribution": each.distribution},
            clauses=("CPY-03",),
        )
        for each in rows.select_related("by")
    ]


def _legs(copy: Any, person: PersonFacts) -> dict[tuple[Any, bool], str]:
    """Return for each time at which it went out where to, and at which it came back how much.

    In the key stands whether somebody has it afterwards: it may come back and go on in one act.
    """
    legs = Leg.objects.visible_to(person, Action.HANDLE).filter(copy=copy).select_related("place")
    said = {
        (leg.out_at, True): _("处所：%(place)s") % {"place": leg.place} for leg in legs if leg.place
    }
    back = {
        (leg.returned_at, False): _counted(leg, copy) for leg in legs if leg.counted is not None
    }
    return said | back


def _counted(leg: Leg, copy: Any) -> str:
    counted = _("清点：%(n)d %(unit)s") % {"n": leg.counted, "unit": copy.document.kind_of.unit}
    return "；".join(filter(None, [counted, leg.condition]))


def _by_entry(rows: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.entry_id, []).append(row)
    return found


def _moment(
    link: Any,
    signed: dict[str, list[Any]],
    late: dict[str, list[Any]],
    legs: dict[tuple[Any, bool], str],
    why: dict[str, list[Any]],
) -> Moment:
    booked, mended = late.get(link.entry_id), why.get(link.entry_id, [])
    said = [_("补录，依据：%(source)s") % {"source": booked[0].source}] if booked else []
    of_leg = legs.get((link.at, link.taker_id is not None))
    said += [of_leg] if of_leg else []
    said += [_("理由：%s") % mended[0].reason] if mended else []
    return Moment(
        at=link.at,
        who=link.taker or link.giver or link.outside or (mended[0].by if mended else ""),
        what=link.get_how_display(),
        detail="；".join(said),
        signed="；".join(_signature(s) for s in signed.get(link.entry_id, [])),
        clauses=CLAUSES.get(link.how, ()),
        tone="now" if link.taker_id else "",
    )


def _signature(signature: Any) -> str:
    if signature.given_at is None:
        return _("%(who)s 待签") % {"who": signature.person}
    return f"{signature.person}（{signature.get_kind_of_display()}）"


def _mended(row: Any) -> Moment:
    what = _("更正 %(field)s：%(old)s → %(new)s") % {
        "field": row.field,
        "old": row.old,
        "new": row.new,
    }
    return Moment(at=row.at, who="", what=what, detail=row.reason)
