"""People and where they belong: enrolled, placed in circles, taken off (clauses SYS-01, SYS-06)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import SECURITY, SYSTEM
from jiyao.foundation.accounts import rules
from jiyao.foundation.accounts.sessions import end_sessions
from jiyao.foundation.people.models import Circle, Membership, Person
from jiyao.foundation.procedures.declarations import procedure


@procedure("people.circle.founded", _("新设部门"), by=SYSTEM, cites=("SYS-02",))
def found(*, name: str, parent: Circle | None, by: Person, at: datetime) -> Circle:
    """Add a unit that knowledge can be limited to; posts are set up by the personnel office."""
    return Circle.objects.create(kind_of=Circle.Kind.UNIT, name=name, parent=parent)


@procedure(
    "people.person.enrolled",
    _("新增人员"),
    by=SYSTEM,
    cites=("SYS-01",),
    rules=(rules.number_is_free,),
)
def enrol(
    *, number: str, name: str, unit: Circle, position: str, password: str, by: Person, at: datetime
) -> Person:
    """Enrol a named person with a first password; being a person opens nothing."""
    person = Person(number=number, name=name, unit=unit, position=position)
    person.set_password(password)
    enrol_all([person], by, at)
    return person


def enrol_all(people: list[Person], by: Person, at: datetime) -> None:
    """Write new people who have a unit, each with the circles to which they belong at once."""
    for person in people:
        person.spell()
    Person.objects.bulk_create(people)
    kind = Circle.Kind.PERSON
    own = [Circle(kind_of=kind, name=f"{each.name}({each.number})") for each in people]
    Circle.objects.bulk_create(own)
    everybody = list(Circle.objects.filter(kind_of=Circle.Kind.EVERYBODY))
    joined = [
        Membership(person=person, circle=circle, since=at, set_by=by)
        for person, self_alone in zip(people, own, strict=True)
        for circle in (self_alone, person.unit, *everybody)
    ]
    Membership.objects.bulk_create(joined)


@procedure(
    "people.membership.set",
    _("安排到部门"),
    by=SECURITY,
    cites=("SYS-02",),
    rules=(rules.nobody_serves_himself, rules.circle_is_no_post),
)
def join(person: Person, *, circle: Circle, by: Person, at: datetime) -> Membership:
    """Put a person into a unit's circle."""
    return Membership.objects.create(person=person, circle=circle, since=at, set_by=by)


@procedure(
    "people.membership.ended",
    _("调出部门"),
    by=SECURITY,
    cites=("SYS-02",),
    rules=(rules.nobody_serves_himself, rules.circle_is_no_post, rules.membership_holds_now),
    exceptional=True,
)
def leave(person: Person, *, circle: Circle, by: Person, at: datetime) -> Person:
    """Take a person out of a unit's circle; it counts from the next request."""
    for row in Membership.objects.holding_at(at).filter(person=person, circle=circle):
        row.end(at)
    return person


@procedure(
    "people.person.removed",
    _("停用人员"),
    exceptional=True,
    by=SYSTEM,
    cites=("SYS-01", "RET-04", "PER-07"),
    rules=(rules.nobody_serves_himself, rules.nothing_is_held, rules.leaving_is_gone_through),
)
def remove(person: Person, *, by: Person, at: datetime) -> Person:
    """Close a person's account; it counts from the next request, in every session."""
    person.is_active = False
    person.save()
    end_sessions(person)
    return person
