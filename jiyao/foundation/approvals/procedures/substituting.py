"""Standing in for another (代理): for one role, for a time, by the person or for him."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.approvals.rules import substitutes as rules
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.models import Substitute


@procedure(
    "approvals.substitute.appointed",
    _("指定代理人"),
    by=STAFF,
    cites=("SYS-06",),
    rules=(
        rules.principal_appoints,
        rules.principal_holds_the_role,
        rules.substitute_is_another,
        rules.substitute_may_hold_the_role,
        rules.period_is_ahead,
        rules.nobody_else_stands_in,
    ),
)
def appoint_substitute(
    *,
    principal: Person,
    role: str,
    substitute: Person,
    since: datetime,
    until: datetime,
    by: Person,
    at: datetime,
) -> Substitute:
    """Let another decide in the principal's place, with that one's own clearance.

    since, until: the period; a beginning that has passed counts from now.
    """
    return Substitute.objects.create(
        principal=principal,
        person=substitute,
        role_code=role,
        since=max(since, at),
        until=until,
        set_by=by,
    )


@procedure(
    "approvals.substitute.ended",
    _("结束代理"),
    by=STAFF,
    cites=("SYS-06",),
    rules=(rules.principal_ends, rules.substitution_goes_on),
)
def end_substitute(substitute: Substitute, *, by: Person, at: datetime) -> Substitute:
    """End a substitution before its time; what was decided under it stays."""
    substitute.end(max(at, substitute.since))
    return substitute
