"""The timed work: called up before the end, lapsed at the end, reviewed every year (CLS-06)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.classification.altering import BEFORE_END, locked
from jiyao.domains.classification.drafts import REVIEWED
from jiyao.domains.classification.models import Event, Item, Referral
from jiyao.domains.classification.procedures.expiring import DECIDES, YEARLY, put_out_of_force
from jiyao.domains.classification.rules.deciding import officer_has_the_power
from jiyao.domains.classification.settings import AUTOMATIC, EXPIRY, NOTICE_DAYS
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.labelled import within_reach
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import Duty, open_duty, own_table
from jiyao.foundation.duties.periods import due_day, period_of
from jiyao.foundation.regime.citations import carries_out

carries_out(__name__, "CLS-15", means=("deadline",))


def to_call_up(at: datetime) -> Iterator[tuple[Item, list[Any]]]:
    """Yield each item whose end comes near and that nobody was asked to review for that end.

    With it come those who owe the review; an item on which nobody may decide waits.
    """
    today = timezone.localdate(at)
    ending = Item.objects.ending_by(today + timedelta(days=NOTICE_DAYS.at(at)))
    called = set(Duty.objects.filter(kind_code=BEFORE_END).values_list("subject_ref", "due_at"))
    found = [i for i in ending.for_acting() if (i.public_id, _due(i)) not in called]
    yield from _with_deciders(found, at)


def call_up(found: tuple[Item, list[Any]], at: datetime) -> None:
    """Let who decides owe the review before the end, inside an act."""
    item, people = found
    for person in people:
        open_duty(BEFORE_END, item, person, at, _due(item))


def to_lapse(at: datetime) -> Iterator[Item]:
    """Yield each item whose period is over and that lapses by itself, as the setting says."""
    for item in _ended(at):
        if EXPIRY.at(at, item.label.level) == AUTOMATIC:
            yield item


def _ended(at: datetime) -> Any:
    waiting = Referral.objects.being_decided().values("item")
    ended = Item.objects.ending_by(timezone.localdate(at)).for_acting()
    return ended.exclude(pk__in=waiting)


def lapse(item: Item, at: datetime) -> None:
    """Let an item be secret no more, inside an act, and tell every holder.

    What was decided on it since it was found stands.
    """
    for ended in locked(_ended(at).filter(pk=item.pk)):
        put_out_of_force(ended, Event.What.LAPSED, None, at)


def to_review(at: datetime) -> Iterator[tuple[Item, list[Any]]]:
    """Yield each item from a former year that is not reviewed this year, nor asked to be.

    With it come those who owe the review; an item on which nobody may decide waits.
    """
    year = timezone.localdate(at).year
    asked = Duty.objects.filter(kind_code=YEARLY, opened_at__year=year).values("subject_ref")
    done = Event.objects.filter(what__in=REVIEWED, at__year=year).values("item")
    rows = Item.objects.in_force().filter(signed_at__year__lt=year).exclude(pk__in=done)
    rows = rows.exclude(public_id__in=asked)
    yield from _with_deciders(list(rows.for_acting().order_by("pk")), at)


def open_review(found: tuple[Item, list[Any]], at: datetime) -> None:
    """Let who decides owe the yearly review until the last working day, inside an act."""
    item, people = found
    year = period_of(timezone.localdate(at), "year")
    due = at_closing(due_day(year, 1, True, own_table()))
    for person in people:
        open_duty(YEARLY, item, person, at, due)


def _due(item: Any) -> datetime:
    return at_closing(item.ends_on - timedelta(days=1))


def _with_deciders(items: list[Item], at: datetime) -> Iterator[tuple[Item, list[Any]]]:
    """Yield each of our own items with who decided on it, else with all who may now."""
    people = {p.pk: p for role in DECIDES for p in holders_of(role.code, at)} if items else {}
    reach = {key: within_reach(facts_of(p, at), Action.HANDLE, items) for key, p in people.items()}
    for item in items:
        if item.comes_from_outside:
            continue
        able = [
            person
            for key, person in people.items()
            if item.pk in reach[key] and not officer_has_the_power(item=item, by=person, at=at)
        ]
        own = [person for person in able if person.pk == (item.officer_id or item.leader_id)]
        if able:
            yield item, own or able
