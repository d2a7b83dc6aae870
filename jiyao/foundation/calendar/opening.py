"""Opening recurring duties: each period once, with its own due date, however late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils import timezone

from jiyao.foundation.access.models import Appointment
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.days import ONE, Table
from jiyao.foundation.duties.kinds import RECURRING
from jiyao.foundation.duties.models import Duty, Occurrence, Recurrence, open_duty, own_table
from jiyao.foundation.duties.periods import due_day, period_named, period_of, periods_between
from jiyao.foundation.people.models import Person


@dataclass(frozen=True)
class Opening:
    """One period of one recurrence that is to be opened, for whom and due when."""

    recurrence: Recurrence
    period: str
    owners: list[Person]
    due: datetime


def to_open(at: datetime) -> Iterator[Opening]:
    """Yield every period that has begun by `at` and was not opened; one that nobody owes waits."""
    table = own_table()
    last = Max("occurrences__period")
    for recurrence in Recurrence.objects.select_related("owner").annotate(last=last).order_by("pk"):
        waiting = list(_due(recurrence, at, table))
        owners = _owners(recurrence, at) if waiting else []
        for name, due in waiting if owners else ():
            yield Opening(recurrence, name, owners, due)


def open_period(opening: Opening, at: datetime) -> None:
    """Open the duties of one period, inside an act."""
    occurrence = Occurrence.objects.create(recurrence=opening.recurrence, period=opening.period)
    for owner in opening.owners:
        open_duty(opening.recurrence.kind_code, occurrence, owner, at, opening.due)


def to_move(at: datetime) -> Iterator[tuple[Duty, datetime]]:
    """Yield each recurring duty not yet due whose day the table of working days has moved."""
    table = own_table()
    duties = list(Duty.objects.pending().filter(kind_code=RECURRING, due_at__gt=at).order_by("pk"))
    refs = [duty.subject_ref for duty in duties]
    found = Occurrence.objects.select_related("recurrence").in_bulk(refs, field_name="public_id")
    for duty in duties:
        rule = found[duty.subject_ref].recurrence
        period = period_of(timezone.localdate(duty.due_at), rule.every)
        due = at_closing(due_day(period, rule.day, rule.from_end, table))
        if due != duty.due_at:
            yield duty, due


def move(moved: tuple[Duty, datetime], at: datetime) -> None:
    """Give a duty its new due date, inside an act."""
    duty, due = moved
    duty.due_at = due
    duty.save()


def _due(recurrence: Any, at: datetime, table: Table) -> Iterator[tuple[str, datetime]]:
    """The periods after the last one opened: what is opened is opened in order of time."""
    start = timezone.localdate(recurrence.since)
    end = timezone.localdate(min(at, recurrence.until or at))
    if recurrence.last:
        start = period_named(recurrence.last, recurrence.every).last + ONE
    for period in periods_between(start, end, recurrence.every):
        due = at_closing(due_day(period, recurrence.day, recurrence.from_end, table))
        if recurrence.since <= due and (recurrence.until is None or due < recurrence.until):
            yield period.name, due


def _owners(recurrence: Recurrence, at: datetime) -> list[Any]:
    if recurrence.owner:
        return [recurrence.owner] if recurrence.owner.is_active else []
    return holders_of(recurrence.role_code, at)


def holders_of(role: str, at: datetime) -> list[Any]:
    """Return the active people who hold a role at `at`."""
    rows = Appointment.objects.holding_at(at).filter(role_code=role)
    return list(Person.objects.filter(is_active=True, pk__in=rows.values("person")).order_by("pk"))
