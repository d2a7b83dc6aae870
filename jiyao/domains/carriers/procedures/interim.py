"""Who may read what before anybody decided that: who registers, who decides, who writes in it."""

from collections.abc import Iterable
from datetime import datetime

from jiyao.foundation.access.models import Appointment, Label, Scope
from jiyao.foundation.access.roles import OFFICE_HEAD
from jiyao.foundation.people.models import Circle, Person


def open_to(label: Label, people: Iterable[int], by: Person, at: datetime) -> None:
    """Put people, by their keys, into the scope of a label, each alone, inside an act."""
    alone = Circle.objects.filter(
        kind_of=Circle.Kind.PERSON, memberships__person__in=list(people)
    ).distinct()
    for circle in alone.order_by("pk"):
        Scope.objects.create(label=label, circle=circle, since=at, set_by=by)


def open_until_decided(label: Label, by: Person, at: datetime) -> None:
    """Let who registers a document and the office heads read it until its scope is determined."""
    heads = Appointment.objects.holding_at(at).filter(role_code=OFFICE_HEAD.code)
    open_to(label, {by.pk, *heads.values_list("person", flat=True)}, by, at)


def close_what_was_open(label: Label, at: datetime) -> None:
    """End the scope that held until now, inside the act that decides on it."""
    for row in Scope.objects.holding_at(at).filter(label=label):
        row.end(at)
