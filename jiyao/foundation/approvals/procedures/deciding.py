"""Deciding a request: approve, decline, return for correction or with a question, withdraw.

Whoever is named to decide may, whatever his role: the rules ask the step whose turn it is.
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.approvals.passing import hand_back, is_heard, pass_on, settle
from jiyao.foundation.approvals.rules import deciding as rules
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.models import Approver, Permit, PermitStep
from jiyao.foundation.procedures.naming import DECIDE, rename, unname
from jiyao.foundation.procedures.requesting import stop
from jiyao.foundation.procedures.signing import BY_SELF
from jiyao.foundation.trail.recording import current_act

JUDGED = (
    rules.request_is_under_way,
    rules.approver_is_not_the_requester,
    rules.approver_has_not_decided_before,
    rules.approver_has_the_authority,
    rules.request_is_as_shown,
)
LOOK = duty_kind(
    "approvals.declined", _("申请不获批准，请阅知"), act="duties.duty.seen", by_hand=True
)
BY_ITS_APPROVER: dict[str, Any] = {"by": STAFF, "cites": ("SYS-02",), "needs": Action.KNOW}


@procedure(
    "approvals.permit.granted",
    _("批准"),
    rules=(*JUDGED, rules.approver_does_not_get_it, rules.level_is_as_asked),
    signature=BY_SELF,
    **BY_ITS_APPROVER,
)
def grant(
    permit: Permit, *, remark: str, seen: tuple[str, ...] = (), by: Person, at: datetime
) -> Permit:
    """Approve exactly what the request is bound to; the last step gives a permit for a time.

    seen: the marks of the requests that the page showed (`Permit.mark`); none for the row in hand.
    """
    step = _answer(permit, Approver.Answer.GRANTED, remark, by, at)
    if is_heard(step):
        pass_on(step, remark, by, at)
    return permit


@procedure(
    "approvals.permit.declined",
    _("不批准"),
    rules=JUDGED,
    signature=BY_SELF,
    **BY_ITS_APPROVER,
)
def decline(
    permit: Permit, *, remark: str, seen: tuple[str, ...] = (), by: Person, at: datetime
) -> Permit:
    """Decline a request, with the reason; one voice is enough. The requester is to look at it."""
    _answer(permit, Approver.Answer.DECLINED, remark, by, at)
    stop(permit, at)
    open_duty(LOOK, permit, permit.asked_by, at, None)
    return settle(permit, Permit.State.DECLINED, remark, by, at)


@procedure("approvals.permit.returned", _("退回补正"), rules=JUDGED, **BY_ITS_APPROVER)
def send_back(
    permit: Permit, *, remark: str, seen: tuple[str, ...] = (), by: Person, at: datetime
) -> Permit:
    """Return a request with what is to be corrected or answered; it begins again afterwards."""
    _answer(permit, Approver.Answer.RETURNED, remark, by, at)
    hand_back(permit, at)
    return permit


@procedure(
    "approvals.permit.withdrawn",
    _("撤回申请"),
    rules=(rules.request_is_undecided, rules.requester_withdraws),
    **BY_ITS_APPROVER,
)
def withdraw(permit: Permit, *, by: Person, at: datetime) -> Permit:
    """Take a request back before it is decided."""
    stop(permit, at)
    return settle(permit, Permit.State.WITHDRAWN, str(_("申请人撤回")), by, at)


def _answer(
    permit: Permit, answer: Approver.Answer, remark: str, by: Person, at: datetime
) -> PermitStep:
    """Put down the answer of the one who acts, under the entry of this act."""
    step = permit.steps.filter(round=permit.round).under_way().get()
    rename(step, at)
    turn = step.approvers.pending().get(person=by)
    turn.answer = answer
    turn.answered_at = at
    turn.remark = remark
    turn.entry_id = current_act().entry_id
    turn.save()
    close_duties(DECIDE, turn, at)
    for other in step.approvers.pending():
        if other.seat == turn.seat:
            unname(other, at)
    return step
