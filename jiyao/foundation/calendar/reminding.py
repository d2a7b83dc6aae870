"""Reminders and escalation: each step of each duty once (CIR-03, CIR-09, DOC-09)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any

from django.utils import timezone

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.labelled import may
from jiyao.foundation.access.roles import OFFICE_HEAD
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.calendar.settings import ESCALATED_AFTER
from jiyao.foundation.duties.kinds import ESCALATED, KINDS
from jiyao.foundation.duties.models import Duty, Reminder, Step, open_duty, own_table, remind
from jiyao.foundation.duties.steps import reached, steps_of


@dataclass(frozen=True)
class Due:
    """One reminder that is to be given, and whether it is also escalated."""

    duty: Duty
    days: int
    escalates: bool


def to_remind(at: datetime) -> Iterator[Due]:
    """Yield what is to be called to mind at `at`.

    After a gap only the last step that was reached counts; an escalation passed over counts too.
    """
    table, steps_for, today = own_table(), cache(partial(_steps, at)), timezone.localdate(at)
    rows = Duty.objects.pending().filter(due_at__isnull=False)
    for duty in rows.select_related("owner").order_by("pk").prefetch_related("reminders"):
        opened, due = timezone.localdate(duty.opened_at), timezone.localdate(duty.due_at)
        come = reached(steps_for(duty.kind_code), opened, due, today, table)
        given = [r for r in duty.reminders.all() if r.days is not None]
        if come and come[-1].days > max((r.days for r in given), default=come[0].days - 1):
            late = any(s.escalates for s in come) and not any(r.escalated for r in given)
            yield Due(duty, come[-1].days, late)


def _steps(at: datetime, kind: str) -> list[Step]:
    """The steps of a kind, and the escalation that the organisation has set.

    What earlier versions stored as an escalation does not count: it would overrule the setting.
    """
    own = KINDS[kind].escalated_after
    after = own(at) if own else ESCALATED_AFTER.at(at)
    stored = steps_of(kind, Step.objects.filter(escalates=False))
    late = Step(kind_code=kind, days=after, escalates=True)
    return sorted([*stored, late], key=lambda step: step.days)


def give(due: Due, at: datetime) -> None:
    """Note the reminder, inside an act, and let the office head see to what is long overdue."""
    remind(due.duty, at, days=due.days, escalated=due.escalates)
    if due.escalates:
        for person in _overseers(due.duty, at):
            open_duty(ESCALATED, due.duty, person, at, None)


def _overseers(duty: Duty, at: datetime) -> list[Any]:
    """Who oversees and may know of it: a closed matter stays among its members (DOC-26)."""
    others = [p for p in holders_of(OFFICE_HEAD.code, at) if p.pk != duty.owner_id]
    return [p for p in others if duty.label_id is None or _handles(p, duty, at)]


def _handles(person: Any, duty: Duty, at: datetime) -> bool:
    return may(facts_of(person, at), Action.HANDLE, duty)


def chased(rows: list[Duty]) -> dict[int, list[Reminder]]:
    """Return the reminders of each of these duties, newest first."""
    found: dict[int, list[Reminder]] = {duty.pk: [] for duty in rows}
    for each in Reminder.objects.filter(duty__in=found).select_related("by").order_by("-pk"):
        found[each.duty_id].append(each)
    return found
