"""Stocktakes: opened by hand or by the calendar, counted by scanning, closed by two (RET-01)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import (
    Copy,
    CountedCopy,
    Difference,
    Place,
    State,
    Stocktake,
    UnknownNumber,
)
from jiyao.domains.carriers.rules import stocktaking as rules
from jiyao.foundation.access.roles import KEEPER, OFFICE_HEAD, SECRECY_OFFICE
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import Signing

COUNT = duty_kind(
    "carriers.stocktake", _("清点机要室"), act="carriers.stocktake.counted", cites=("RET-01",)
)
CLEAR_UP = duty_kind("carriers.difference", _("查清清点差异"), act="carriers.difference.cleared")


@procedure(
    "carriers.stocktake.opened",
    _("开始清点"),
    by=(KEEPER, SECRECY_OFFICE),
    cites=("RET-03",),
)
def begin(*, kind: str, by: Person, at: datetime) -> Stocktake:
    """Begin a count outside the calendar. kind: a value of Stocktake.Kind."""
    return Stocktake.objects.create(kind_of=kind, opened_at=at, opened_by=by)


@procedure(
    "carriers.stocktake.counted",
    _("成批清点"),
    by=KEEPER,
    cites=("RET-03",),
    rules=(rules.stocktake_is_open, rules.something_was_scanned),
)
def count(
    stocktake: Stocktake,
    *,
    numbers: list[str],
    place: Place | None = None,
    by: Person,
    at: datetime,
) -> Stocktake:
    """Tick the copies whose labels were scanned; twice does no harm, the unknown is kept too.

    place: where they were found, when that is looked at.
    """
    fresh = dict.fromkeys(numbers)
    ticked = CountedCopy.objects.filter(stocktake=stocktake).values("copy")
    known = list(Copy.objects.counted_by_keepers().filter(number__in=fresh))
    done = set(ticked.values_list("copy", flat=True))
    CountedCopy.objects.bulk_create(
        CountedCopy(
            stocktake=stocktake,
            copy=copy,
            label_id=copy.label_id,
            at=at,
            surplus=copy.state != State.ROOM,
            place=place,
        )
        for copy in known
        if copy.pk not in done
    )
    strange = set(stocktake.unknown.values_list("number", flat=True))
    strange |= {copy.number for copy in known}
    UnknownNumber.objects.bulk_create(
        UnknownNumber(stocktake=stocktake, number=number[:60], at=at)
        for number in fresh
        if number[:60] not in strange
    )
    return stocktake


@procedure(
    "carriers.stocktake.struck",
    _("划去误记的标签"),
    by=KEEPER,
    cites=("RET-03",),
    rules=(rules.stocktake_is_open, rules.labels_are_booked),
)
def strike(stocktake: Stocktake, *, numbers: list[str], by: Person, at: datetime) -> Stocktake:
    """Strike out what was ticked by a slip: the copies are missing again until they are counted."""
    lines: list[CountedCopy | UnknownNumber] = [
        *stocktake.counted.filter(copy__number__in=numbers),
        *stocktake.unknown.filter(number__in=numbers),
    ]
    for line in lines:
        line.struck_at = at
        line.save()
    return stocktake


@procedure(
    "carriers.stocktake.closed",
    _("结束清点"),
    by=KEEPER,
    cites=("RET-01", "RET-03"),
    rules=(rules.stocktake_is_open, rules.witness_is_another),
    signature=Signing(("by", "witness")),
)
def close(stocktake: Stocktake, *, witness: Person, by: Person, at: datetime) -> Stocktake:
    """Close a count, signed by two; each difference becomes a finding that the keeper clears up."""
    counted = stocktake.counted.select_related("copy")
    stocktake.expected = stocktake.expected_copies().count()
    stocktake.out = Copy.objects.counted_by_keepers().out_of_room().count()
    stocktake.found = counted.filter(surplus=False).count()
    for copy in stocktake.missing_copies():
        _differ(stocktake, copy, Difference.Kind.MISSING, by, at)
    for line in counted.filter(surplus=True):
        _differ(stocktake, line.copy, Difference.Kind.SURPLUS, by, at)
    stocktake.closed_at = at
    stocktake.closed_by = by
    stocktake.witness = witness
    stocktake.save()
    close_duties(COUNT, stocktake, at)
    return stocktake


@procedure(
    "carriers.difference.cleared",
    _("查清差异"),
    by=(KEEPER, SECRECY_OFFICE, OFFICE_HEAD),
    cites=("RET-03",),
    rules=(rules.difference_is_open,),
)
def clear(difference: Difference, *, explanation: str, by: Person, at: datetime) -> Difference:
    """Say how a difference came about; a copy that stays away is to be reported missing."""
    difference.cleared_at = at
    difference.explanation = explanation
    difference.save()
    close_duties(CLEAR_UP, difference, at)
    return difference


def _differ(stocktake: Stocktake, copy: Copy, kind: str, by: Person, at: datetime) -> None:
    difference = Difference.objects.create(
        stocktake=stocktake, copy=copy, label_id=copy.label_id, kind_of=kind
    )
    open_duty(CLEAR_UP, difference, by, at, None)
