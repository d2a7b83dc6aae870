"""The year-end clearing of what people hold, leaders included (CIR-08, DOC-12)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from jiyao.domains.carriers.models import CallIn, Copy
from jiyao.domains.carriers.procedures.legs import CALLED_IN
from jiyao.domains.carriers.settings import YEAR_END_DAY
from jiyao.foundation.access.models import Label
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import open_duty, own_table
from jiyao.foundation.duties.periods import due_day, period_of
from jiyao.foundation.people.models import Person

DECEMBER = 12


@dataclass(frozen=True)
class Call:
    """One person who still holds something, and by when nothing may be left."""

    person: Any
    due: datetime


def year_end(at: datetime) -> datetime:
    """Return the moment of the year of `at` by which nothing may be in anybody's hands."""
    year = period_of(timezone.localdate(at), "year")
    return at_closing(due_day(year, YEAR_END_DAY.at(at), True, own_table()))


def to_call_in(at: datetime) -> Iterator[Call]:
    """Yield, in December, each holder of what went out before the day set and is not called in."""
    if timezone.localdate(at).month != DECEMBER:
        return
    due = year_end(at)
    out = Copy.objects.called_in().filter(legs__returned_at=None, legs__out_at__lt=due)
    called = CallIn.objects.open().values("person")
    holders = out.exclude(holder__in=called).values("holder")
    for person in Person.objects.filter(pk__in=holders).order_by("pk"):
        yield Call(person, due)


def call_in(call: Call, at: datetime) -> None:
    """Note the call, inside an act, and let the person owe it, if something is still held."""
    held = list(Copy.objects.called_in().filter(holder=call.person).select_related("level"))
    if not held:
        return
    highest = max((copy.level for copy in held), key=lambda level: level.weight)
    record = CallIn.objects.create(
        label=Label.objects.create(level=highest),
        level=highest,
        person=call.person,
        year=timezone.localdate(at).year,
        held=len(held),
        opened_at=at,
        due_at=call.due,
    )
    open_duty(CALLED_IN, record, call.person, at, call.due)
