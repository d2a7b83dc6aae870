"""The timed work: called up before the end, lapsed at the end, reviewed every year (CLS-06)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.classification.models import Event, Item
from jiyao.domains.classification.procedures.expiring import BEFORE_END, YEARLY, put_out_of_force
from jiyao.domains.classification.settings import AUTOMATIC, EXPIRY, NOTICE_DAYS
from jiyao.foundation.access.roles import CLASSIFIER, SECRECY_OFFICE
from jiyao.foundation.calendar.opening import at_closing, holders_of
from jiyao.foundation.duties.models import Duty, open_duty, own_table
from jiyao.foundation.duties.periods import due_day, period_of


def to_call_up(at: datetime) -> Iterator[tuple[Item, datetime]]:
    """Yield each item whose end comes near and that nobody was asked to review for that end."""
    today = timezone.localdate(at)
    ending = Item.objects.ending_by(today + timedelta(days=NOTICE_DAYS.at(at)))
    called = set(Duty.objects.filter(kind_code=BEFORE_END).values_list("subject_ref", "due_at"))
    for item in ending.exclude(kind_of=Item.Kind.OUTSIDE).select_related("officer"):
        due = at_closing(item.ends_on - timedelta(days=1))
        if (item.public_id, due) not in called:
            yield item, due


def call_up(found: tuple[Item, datetime], at: datetime) -> None:
    """Let who decides owe the review before the end, inside an act."""
    item, due = found
    for person in _who_decides(item, at):
        open_duty(BEFORE_END, item, person, at, due)


def to_lapse(at: datetime) -> Iterator[Item]:
    """Yield each item whose period is over and that lapses by itself, as the setting says."""
    ended = Item.objects.ending_by(timezone.localdate(at)).for_acting()
    for item in ended:
        if EXPIRY.at(at, item.label.level) == AUTOMATIC:
            yield item


def lapse(item: Item, at: datetime) -> None:
    """Let an item be secret no more, inside an act, and tell every holder."""
    put_out_of_force(item, Event.What.LAPSED, None, at)


def to_review(at: datetime) -> Iterator[Item]:
    """Yield each item from a former year that is not reviewed this year, nor asked to be."""
    year = timezone.localdate(at).year
    asked = Duty.objects.filter(kind_code=YEARLY, opened_at__year=year).values("subject_ref")
    done = Event.objects.filter(what__in=Event.YEARLY, at__year=year).values("item")
    rows = Item.objects.in_force().filter(signed_at__year__lt=year).exclude(pk__in=done)
    rows = rows.exclude(public_id__in=asked).exclude(kind_of=Item.Kind.OUTSIDE)
    yield from rows.select_related("officer").order_by("pk")


def open_review(item: Item, at: datetime) -> None:
    """Let who decides owe the yearly review until the last working day, inside an act."""
    year = period_of(timezone.localdate(at), "year")
    due = at_closing(due_day(year, 1, True, own_table()))
    for person in _who_decides(item, at):
        open_duty(YEARLY, item, person, at, due)


def _who_decides(item: Item, at: datetime) -> list[Any]:
    if item.officer and item.officer.is_active:
        return [item.officer]
    return holders_of(CLASSIFIER.code, at) or holders_of(SECRECY_OFFICE.code, at)
