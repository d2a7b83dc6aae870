"""Roles: dated rows, given and ended by the security administrator."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Appointment
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
