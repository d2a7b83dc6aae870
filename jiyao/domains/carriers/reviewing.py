"""The review of document work that the calendar opens when a period is over (DOC-27)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jiyao.domains.carriers.models import WorkReview
from jiyao.domains.carriers.models.trips import internal
from jiyao.domains.carriers.procedures.reviewing import REVIEW_WORK
from jiyao.domains.carriers.settings import WORK_REVIEW, WORK_REVIEW_DAYS
from jiyao.domains.carriers.work_figures import figures_of
from jiyao.foundation.access.models import Label
from jiyao.foundation.access.roles import OFFICE_HEAD
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.days import ONE, add_working_days
from jiyao.foundation.duties.models import open_duty, own_table
from jiyao.foundation.duties.periods import periods_between
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.trail.models import Entry


@dataclass(frozen=True)
class Past:
    """A period that is over and was not looked back on; first and last: its days."""

    name: str
    first: date
    last: date
    due: datetime


def to_open(at: datetime) -> Iterator[Past]:
    """Yield each period that is over, from the first entry on the trail, and was not opened."""
    table, today, days = own_table(), timezone.localdate(at), WORK_REVIEW_DAYS.at(at)
    begin = _begin(today)
    for period in periods_between(begin, today, WORK_REVIEW.at(at)):
        if period.last < today:
            due = at_closing(add_working_days(period.last, days, table))
            yield Past(period.name, max(period.first, begin), period.last, due)


def open_review(past: Past, at: datetime) -> None:
    """Count the period, inside an act, and let every office head owe the meeting."""
    since, until = start_of(past.first), start_of(past.last + ONE)
    review = WorkReview.objects.create(
        label=Label.objects.create(level=internal()),
        period=past.name,
        since=since,
        until=until,
        figures=figures_of(since, until, at),
        opened_at=at,
        due_at=past.due,
    )
    for head in holders_of(OFFICE_HEAD.code, at):
        open_duty(REVIEW_WORK, review, head, at, past.due)


def _begin(today: date) -> date:
    """Return the day after what was looked back on last, else that of the first entry."""
    last = WorkReview.objects.order_by("until").last()
    if last:
        return timezone.localdate(last.until)
    first = Entry.objects.order_by("pk").first()
    return timezone.localdate(datetime.fromisoformat(first.at)) if first else today
