"""Who may read what was found: the secrecy office as one circle, whoever holds it (NET-01)."""

from datetime import datetime

from jiyao.foundation.access.models import Appointment, Label, Level, Scope
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.people.models import Circle, Membership, Person
from jiyao.foundation.trail.recording import Act

NAME = "保密办（技术检查）"


def office_circle(at: datetime) -> Circle:
    """Return the circle of the secrecy office, inside an act; it is made when first asked for."""
    place = {"kind_of": Circle.Kind.POST, "name": NAME, "parent": None}
    found: Circle | None = Circle.objects.filter(**place).first()
    if found is None:
        found = Circle.objects.create(**place)
        settle_members(found, at)
    return found


def label_for(person: Person, by: Person, at: datetime) -> Label:
    """Make an internal label that the secrecy office and one person may read, inside an act."""
    label = Label.objects.create(level=Level.objects.get(scheme__code="work", code="internal"))
    for circle in (office_circle(at), _own_circle(person)):
        Scope.objects.create(label=label, circle=circle, since=at, set_by=by)
    return label


def pass_label_on(label: Label, person: Person, by: Person, at: datetime) -> None:
    """Let another person read what stands under a label in place of the one before."""
    for row in Scope.objects.holding_at(at).filter(label=label).exclude(circle=office_circle(at)):
        row.end(at)
    Scope.objects.create(label=label, circle=_own_circle(person), since=at, set_by=by)


def follow_the_office(act: Act) -> None:
    """Let the circle be those who hold the office, in every act that appoints or dismisses."""
    if any(change.kind == Appointment.kind() for change in list(act.changes.values())):
        circle = Circle.objects.filter(kind_of=Circle.Kind.POST, name=NAME, parent=None).first()
        if circle is not None:
            settle_members(circle, act.recorded_at)


def settle_members(circle: Circle, at: datetime) -> None:
    """Let exactly those who hold the office belong to its circle, inside an act."""
    held = Appointment.objects.holding_at(at).filter(role_code=SECRECY_OFFICE.code)
    wanted = set(held.filter(person__is_active=True).values_list("person", flat=True))
    for row in Membership.objects.holding_at(at).filter(circle=circle):
        if row.person_id in wanted:
            wanted.discard(row.person_id)
        else:
            row.end(at)
    for key in sorted(wanted):
        Membership.objects.create(circle=circle, person_id=key, since=at)


def _own_circle(person: Person) -> Circle:
    rows = Circle.objects.filter(kind_of=Circle.Kind.PERSON, memberships__person=person)
    found: Circle = rows.order_by("pk")[0]
    return found
