"""What the calendar begins: meetings of the schedule, what is short, the year's papers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.organisation.models import Body, Meeting, MeetingSchedule, Yearly
from jiyao.domains.organisation.procedures.calling import (
    SHORT,
    call,
    days_of_the_minimum,
    held_in,
)
from jiyao.domains.organisation.procedures.yearly import due_day, open_yearly
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import Duty, open_duty

BEFORE = timedelta(days=14)
LONG_BEFORE = timedelta(days=45)


@dataclass(frozen=True)
class Coming:
    """A meeting of the schedule that is to be called."""

    schedule: MeetingSchedule
    starts_at: datetime


def to_call(at: datetime) -> Iterator[Coming]:
    """Yield each meeting of the next fortnight that was not called yet."""
    today = timezone.localdate(at)
    for schedule in MeetingSchedule.objects.holding_at(at).select_related("body").order_by("pk"):
        for moment in schedule.between(today, today + BEFORE):
            if moment > at and not _is_called(schedule.body, moment):
                yield Coming(schedule, moment)


def call_it(coming: Coming, at: datetime) -> None:
    """Call a meeting of the schedule, inside an act; the last of its year considers the summary."""
    schedule, moment = coming.schedule, coming.starts_at
    day = timezone.localdate(moment)
    later = schedule.between(day + timedelta(days=1), date(day.year, 12, 31))
    call(
        schedule.body,
        Meeting.Kind.REGULAR,
        moment,
        schedule.place,
        at,
        is_last=next(later, None) is None,
        scheduled_for=moment,
    )


def _is_called(body: Body, moment: datetime) -> bool:
    same_day = body.meetings.filter(starts_at__date=timezone.localdate(moment), called_off_at=None)
    there = body.meetings.filter(scheduled_for=moment).exists() or same_day.exists()
    return there or not body.members_at(moment)


def to_demand(at: datetime) -> Iterator[tuple[Body, Any, datetime]]:
    """Yield for each committee that is short of meetings who owes one, and by when."""
    year, today = timezone.localdate(at).year, timezone.localdate(at)
    days = [day for day in days_of_the_minimum(year, at) if day - BEFORE <= today]
    for body in _committees(at):
        for day in days[held_in(body, year) :]:
            due = at_closing(day)
            told = Duty.objects.filter(kind_code=SHORT, subject_ref=body.public_id, due_at=due)
            if body.since < due and not told.exists():
                for owner in holders_of(SECRECY_OFFICE.code, at):
                    yield body, owner, due


def demand(short: tuple[Body, Any, datetime], at: datetime) -> None:
    """Let the office see to the meeting that is missing, inside an act."""
    body, owner, due = short
    open_duty(SHORT, body, owner, at, due)


def to_open(at: datetime) -> Iterator[tuple[Body, str, int]]:
    """Yield the plan and, towards its end, the summary of the year that are not opened yet."""
    year, today = timezone.localdate(at).year, timezone.localdate(at)
    kinds = [Yearly.Kind.PLAN]
    if today >= due_day(Yearly.Kind.SUMMARY, year, at) - LONG_BEFORE:
        kinds.append(Yearly.Kind.SUMMARY)
    for body in _committees(at):
        there = set(body.yearlies.filter(year=year).values_list("kind_of", flat=True))
        for kind in kinds:
            if kind not in there:
                yield body, kind, year


def open_it(found: tuple[Body, str, int], at: datetime) -> None:
    """Open the paper of a year with the duty to write it, inside an act."""
    body, kind, year = found
    open_yearly(body, kind, year, at)


def _committees(at: datetime) -> Any:
    return Body.objects.holding_at(at).filter(kind_of=Body.Kind.COMMITTEE).order_by("pk")
