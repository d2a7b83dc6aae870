"""A step that was heard: then the next one, or the permit; also when who was still asked leaves."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.duties.models import open_duty
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.models import Permit, PermitStep
from jiyao.foundation.procedures.naming import close_step, due_after, rename
from jiyao.foundation.procedures.requesting import AMEND, USE, go_on, stop

DAYS_TO_AMEND = 3


def is_heard(step: PermitStep) -> bool:
    """Whether nobody is still to be heard in a step that somebody has granted."""
    if not step.asks.everybody:
        return True
    rows = step.approvers.filter(ended_at__isnull=True)
    heard = {row.seat for row in rows if row.answered_at}
    return {row.seat for row in rows} <= heard


def pass_on(step: PermitStep, remark: str, by: Any, at: datetime) -> None:
    """Close a step that was heard, inside an act; after the last one the permit is given.

    remark, by: what the last one who was heard said, and who that was.
    """
    close_step(step, at, passed=True)
    if not go_on(step.permit, at):
        _give(step.permit, remark, by, at)


def follow(step: PermitStep, at: datetime) -> None:
    """Name who may decide an open step now, inside an act; go on when all who are left agreed.

    A step in which nobody was heard waits for who is named next; a request whose record has
    another level by now goes back to the requester.
    """
    permit = Permit.objects.select_for_update(of=("self",)).get(pk=step.permit_id)
    present = permit.open_step()
    if present is None:
        return
    rename(present, at)
    answered = present.approvers.filter(answered_at__isnull=False).select_related("person")
    last = answered.order_by("-answered_at").first()
    if not (last and is_heard(present)):
        return
    if permit.has_its_level:
        pass_on(present, last.remark, last.person, at)
    else:
        permit.remark = str(_("该件的密级在申请以后已经改变，请按新的密级重新提出"))
        hand_back(permit, at)


def hand_back(permit: Permit, at: datetime) -> None:
    """Return a request to its requester, inside an act; amended, it begins again."""
    stop(permit, at)
    permit.state = Permit.State.RETURNED
    permit.save()
    open_duty(AMEND, permit, permit.asked_by, at, due_after(at, DAYS_TO_AMEND))


def settle(permit: Permit, state: str, remark: str, by: Any, at: datetime) -> Permit:
    """Write down how a request ended, inside an act."""
    permit.state = state
    permit.remark = remark
    permit.decided_by = by
    permit.decided_at = at
    permit.save()
    return permit


def _give(permit: Permit, remark: str, by: Any, at: datetime) -> None:
    declared = PROCEDURES.get(permit.code)
    approval = declared.approval if declared else None
    permit.expires_at = at + (approval.valid if approval else timedelta(0))
    settle(permit, Permit.State.GRANTED, remark, by, at)
    open_duty(USE, permit, permit.asked_by, at, permit.expires_at)
