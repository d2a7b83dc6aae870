"""The inbox: what I owe, and what others owe me to see, each with what to do and by whom opened."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Case, F, When
from django.urls import reverse

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.labelled import LabelledQuerySet
from jiyao.foundation.access.marks import add_periods
from jiyao.foundation.calendar.reminding import chased
from jiyao.foundation.duties.kinds import ESCALATED, KINDS
from jiyao.foundation.duties.models import Duty, Reminder
from jiyao.foundation.duties.titles import add_record_titles
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.tools import tool
from jiyao.foundation.trail.models import Entry
from jiyao.foundation.ui.parts import Choice

MOST = 200
LATE = "late"


@dataclass(frozen=True)
class Line:
    """One line of the inbox: the duty, its record's page, who opened it, and what to do."""

    duty: Duty
    url: str
    opened_by: Person | None
    reminders: list[Reminder]
    actions: list[Choice]


def my_duties(facts: PersonFacts, now: datetime) -> list[Duty]:
    """Return what the person owes: overdue first, then without delay, then by time."""
    late_first = Case(When(due_at__lt=now, then=0), default=1)
    soonest = F("due_at").asc(nulls_first=True)
    rows = Duty.objects.owed_by(facts.person_id).order_by(late_first, soonest, "pk")
    return list(rows.select_related("label__level__scheme", "owner")[:MOST])


def overdue_of_others(facts: PersonFacts, now: datetime) -> Any:
    """Return what others are late with and the person may handle; nothing for who oversees none."""
    rows = Duty.objects.overdue(now).visible_to(facts, Action.HANDLE)
    rows = rows if facts.handles else rows.none()
    return rows.exclude(owner=facts.person_id).select_related("label__level__scheme", "owner")


def lines(rows: list[Duty], facts: PersonFacts) -> list[Line]:
    """Return the duties of one page as lines, in a fixed number of queries for each kind."""
    pages, reminders = pages_of(rows, facts), chased(rows)
    people = _openers(rows)
    add_periods(rows, facts)
    add_record_titles(rows, facts)
    return [
        Line(
            duty,
            pages.get(duty.subject_ref, ""),
            people.get(duty.sealed_by),
            reminders[duty.pk],
            _actions(duty, facts),
        )
        for duty in rows
    ]


def _openers(rows: list[Duty]) -> dict[str, Person]:
    """By the entry that wrote the duty: an open duty was written once, when it was opened."""
    entries = Entry.objects.filter(entry_id__in=[duty.sealed_by for duty in rows])
    who = dict(entries.values_list("entry_id", "who"))
    people = {person.number: person for person in Person.objects.filter(number__in=who.values())}
    return {entry: people[number] for entry, number in who.items() if number in people}


def pages_of(rows: list[Duty], facts: PersonFacts) -> dict[Any, str]:
    """Return the pages of the duties' records, by public id, where the person may know of them.

    What has no page but the inbox has none here: its line leads to what is to be done.
    """
    inbox, kinds = reverse("duties"), defaultdict(set)
    for duty in rows:
        kinds[duty.subject_kind].add(duty.subject_ref)
    return {
        record.public_id: url
        for kind, refs in kinds.items()
        for record in _known(kind, refs, facts)
        if (url := record.get_absolute_url()) != inbox
    }


def _known(kind: str, refs: set[Any], facts: PersonFacts) -> Any:
    model: Any = apps.get_model(kind)
    if not hasattr(model, "get_absolute_url") or model is Duty:
        return ()
    found = model._default_manager.filter(public_id__in=refs)
    if isinstance(found, LabelledQuerySet):
        return found.visible_to(facts, Action.KNOW)
    return found


def _actions(duty: Duty, facts: PersonFacts) -> list[Choice]:
    own = duty.owner_id == facts.person_id
    kind = KINDS[duty.kind_code]
    subject = duty.public_id if kind.by_hand else duty.subject_ref
    offered = [(kind.act, subject)] if own or not kind.by_hand else []
    if not own and duty.kind_code != ESCALATED:
        offered.append(("duties.duty.chased", duty.public_id))
    tools = (tool(code, facts, ref) for code, ref in offered)
    return [button for button in tools if button]
