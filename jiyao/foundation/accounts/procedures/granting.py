"""Roles and clearance: dated rows, given and ended by the security administrator."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Appointment, Clearance, Level
from jiyao.foundation.access.roles import SECURITY
from jiyao.foundation.accounts import rules
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "access.appointment.made",
    _("任命角色"),
    by=SECURITY,
    cites=("SYS-06",),
    rules=(rules.nobody_serves_himself, rules.role_is_not_held_yet, rules.roles_may_meet),
)
def appoint(person: Person, *, role: str, by: Person, at: datetime) -> Appointment:
    """Appoint a person to a role; roles that watch each other never meet in one person."""
    return Appointment.objects.create(person=person, role_code=role, since=at, set_by=by)


@procedure(
    "access.appointment.ended",
    _("解除角色"),
    by=SECURITY,
    cites=("SYS-06",),
    rules=(rules.appointment_is_of_another, rules.appointment_holds_now),
)
def dismiss(appointment: Appointment, *, by: Person, at: datetime) -> Appointment:
    """End an appointment; its powers are gone with the next request."""
    appointment.end(at)
    return appointment


@procedure(
    "access.clearance.granted",
    _("授予涉密资格"),
    by=SECURITY,
    cites=("SYS-02", "CLS-12"),
    rules=(
        rules.nobody_serves_himself,
        rules.clearance_ends_later,
        rules.level_is_for_the_person,
    ),
)
def grant(
    person: Person,
    *,
    level: Level,
    until: datetime | None,
    basis: str,
    by: Person,
    at: datetime,
) -> Clearance:
    """Clear a person up to a level of one scheme, from now until a date, on a named basis."""
    return Clearance.objects.create(
        person=person, level=level, since=at, until=until, basis=basis, set_by=by
    )


@procedure(
    "access.clearance.revoked",
    _("撤销涉密资格"),
    by=SECURITY,
    cites=("SYS-02",),
    rules=(rules.clearance_is_of_another, rules.clearance_holds_now),
)
def revoke(clearance: Clearance, *, by: Person, at: datetime) -> Clearance:
    """End a clearance; it counts from the next request, in every session."""
    clearance.end(at)
    return clearance
