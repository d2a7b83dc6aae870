"""Approving, declining and withdrawing a request."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.approvals import rules
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import PROCEDURES, procedure
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.procedures.signing import BY_SELF

JUDGED = (
    rules.request_is_undecided,
    rules.approver_is_not_the_requester,
    rules.approver_has_the_authority,
)


@procedure(
    "approvals.permit.granted",
    _("批准"),
    by=STAFF,
    cites=("SYS-02",),
    rules=JUDGED,
    needs=Action.KNOW,
    signature=BY_SELF,
)
def grant(permit: Permit, *, remark: str, by: Person, at: datetime) -> Permit:
    """Approve exactly what the request is bound to, once, for a limited time."""
    approval = PROCEDURES[permit.code].approval
    _decide(permit, True, remark, by, at)
    if approval:
        permit.expires_at = at + approval.valid
    permit.save()
    return permit


@procedure(
    "approvals.permit.declined",
    _("不批准"),
    by=STAFF,
    cites=("SYS-02",),
    rules=JUDGED,
    needs=Action.KNOW,
    signature=BY_SELF,
)
def decline(permit: Permit, *, remark: str, by: Person, at: datetime) -> Permit:
    """Decline a request, with the reason."""
    _decide(permit, False, remark, by, at)
    permit.save()
    return permit


@procedure(
    "approvals.permit.withdrawn",
    _("撤回申请"),
    by=STAFF,
    cites=("SYS-02",),
    rules=(rules.request_is_undecided, rules.requester_withdraws),
    needs=Action.KNOW,
)
def withdraw(permit: Permit, *, by: Person, at: datetime) -> Permit:
    """Take a request back before it is decided."""
    _decide(permit, False, str(_("申请人撤回")), by, at)
    permit.save()
    return permit


def _decide(permit: Permit, granted: bool, remark: str, by: Person, at: datetime) -> None:
    permit.granted = granted
    permit.remark = remark
    permit.decided_by = by
    permit.decided_at = at
