"""The predicate asked the other way round: who may read what carries a label (clause SYS-02)."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from jiyao.foundation.access.models import (
    Appointment,
    Clearance,
    CompartmentMember,
    Label,
    Scope,
)
from jiyao.foundation.access.roles import ADMINISTRATORS, Role
from jiyao.foundation.people.models import Circle, Membership, Person

MINE = {"person": OuterRef("pk")}


def readers_of(label: Label, at: datetime) -> Any:
    """Return the people for whom `decide()` allows reading, as one query."""
    scope = Scope.objects.holding_at(at).filter(label=label).values("circle")
    members = Membership.objects.holding_at(at).filter(circle__in=scope, **MINE)
    return cleared_for(label, at).filter(Exists(members))


def new_readers(label: Label, circle: Circle, at: datetime) -> Any:
    """Return the people who could read if the circle were added to the scope, and cannot now."""
    members = Membership.objects.holding_at(at).filter(circle=circle, **MINE)
    already = readers_of(label, at).values("pk")
    return cleared_for(label, at).filter(Exists(members)).exclude(pk__in=already)


def cleared_for(label: Label, at: datetime) -> Any:
    """Return the people who could read, were they in scope: cleared, and named to its matter."""
    cleared = Clearance.objects.holding_at(at).filter(
        level__scheme=label.level.scheme_id, level__rank__gte=label.level.rank, **MINE
    )
    people = Person.objects.filter(Exists(cleared), is_active=True)
    barred = Appointment.objects.holding_at(at).filter(role_code__in=ADMINISTRATORS, **MINE)
    people = people.exclude(Exists(barred))
    if label.compartment_id is None:
        return people
    named = CompartmentMember.objects.holding_at(at).filter(compartment=label.compartment_id)
    return people.filter(Exists(named.filter(**MINE)))


def appointed(at: datetime, *roles: Role) -> Any:
    """Return the people who hold one of these roles then."""
    codes = [role.code for role in roles]
    held = Appointment.objects.holding_at(at).filter(role_code__in=codes, **MINE)
    return Person.objects.filter(Exists(held), is_active=True)
