"""Asking for an approval: the binding, the steps that apply, and the first turn; amending it."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.procedures.binding import bind
from jiyao.foundation.procedures.declarations import Procedure
from jiyao.foundation.procedures.flows import FlowStep, weight_of
from jiyao.foundation.procedures.models import Flow, Permit, PermitStep, PermitVersion, about
from jiyao.foundation.procedures.naming import Seat, close_step, open_step, seats
from jiyao.foundation.procedures.refusals import Refusal, Refused

AMEND = duty_kind("approvals.amend", _("补正申请"))
USE = duty_kind("approvals.use", _("办理已获批准的事项"))

NOT_TO_AMEND = Refusal(
    _("此申请已经处理，或不是您的申请"),
    _("请重新提出申请"),
    "procedures.amending",
    ("SYS-02",),
)


def flow_in_force(code: str, at: datetime) -> Flow | None:
    """Return the stored version in force, or None when the declaration's own flow holds."""
    return Flow.objects.holding_at(at).filter(code=code).order_by("-version").first()


def steps_for(
    procedure: Procedure, record: Any, at: datetime, flow: Flow | None
) -> tuple[FlowStep, ...]:
    """Return the steps through which a request about this record passes.

    The last one is decided by roles that the declaration gives for this record, whatever the flow.
    """
    assert procedure.approval  # noqa: S101 - asked only for procedures that need one
    authority = tuple(role.code for role in procedure.approval.roles_for(record, at))
    if flow is None:
        return (FlowStep(authority),)
    weight = weight_of(getattr(record, "shown_level", None))
    steps = [step for step in flow.read() if step.applies_at(weight)]
    last = tuple(code for code in steps[-1].roles if code in authority) or authority
    return (*steps[:-1], replace(steps[-1], roles=last))


def request(
    procedure: Procedure, record: Any, fields: dict[str, Any], reason: str, by: Any, at: datetime
) -> Permit:
    """Open a request, inside an act.

    Raises Refused when a step has nobody who could decide, or when the very same was asked for.
    """
    _refuse_if_asked_already(procedure, record, fields, by, at)
    permit = Permit(
        code=procedure.code,
        level=getattr(record, "shown_level", None),
        flow=flow_in_force(procedure.code, at),
        asked_by=by,
        asked_at=at,
        **about(record),
    )
    _begin(permit, procedure, record, fields, reason, at)
    return permit


def _refuse_if_asked_already(
    procedure: Procedure, record: Any, fields: dict[str, Any], by: Any, at: datetime
) -> None:
    ref = getattr(record, "public_id", None)
    mine = Permit.objects.filter(code=procedure.code, subject_ref=ref, asked_by=by)
    wanted = bind(procedure, fields)
    same = [p for p in (*mine.undecided(), *mine.usable_at(at)) if p.bound == wanted]
    if not same:
        return
    told = _("您已提出同样的申请，现为：%s") % same[0].get_state_display()
    instead = _("请从那项申请办理；不再需要的，先撤回")
    found = Refusal(told, instead, "procedures.requesting", procedure.cites)
    raise Refused([found], procedure, record)


def amend(
    permit: Permit,
    procedure: Procedure,
    record: Any,
    fields: dict[str, Any],
    reason: str,
    by: Any,
    at: datetime,
) -> Permit:
    """Bind an undecided request anew, inside an act: every step begins again.

    Raises Refused when it is decided, is of another person or about something else.
    """
    permit = Permit.objects.select_for_update(of=("self",)).get(pk=permit.pk)
    same = (permit.code, permit.subject_ref) == (
        procedure.code,
        getattr(record, "public_id", None),
    )
    if not (same and permit.is_undecided and permit.asked_by_id == by.pk):
        raise Refused([NOT_TO_AMEND], procedure, record)
    stop(permit, at)
    permit.round += 1
    permit.state = Permit.State.OPEN
    permit.remark = ""
    permit.level = getattr(record, "shown_level", None)
    _begin(permit, procedure, record, fields, reason, at)
    return permit


def stop(permit: Permit, at: datetime) -> None:
    """End the turn under way, inside an act, and what the requester owes."""
    step = permit.open_step()
    if step:
        close_step(step, at, passed=False)
    close_duties(AMEND, permit, at)


def go_on(permit: Permit, at: datetime) -> bool:
    """Open the next step of the round, inside an act; return whether there was one."""
    step = permit.steps.filter(round=permit.round, opened_at__isnull=True).first()
    if step:
        open_step(step, at)
    return step is not None


def _begin(
    permit: Permit,
    procedure: Procedure,
    record: Any,
    fields: dict[str, Any],
    reason: str,
    at: datetime,
) -> None:
    steps = steps_for(procedure, record, at, permit.flow)
    _refuse_if_nobody_could_decide(permit, steps, procedure, record, at)
    effect = procedure.approval and procedure.approval.effect
    permit.bound = bind(procedure, fields)
    permit.effect = effect(record, fields, at) if effect else []
    permit.reason = reason
    permit.save()
    PermitVersion.objects.create(
        permit=permit,
        round=permit.round,
        bound=permit.bound,
        effect=permit.effect,
        reason=reason,
        asked_at=at,
    )
    for place, step in enumerate(steps, start=1):
        PermitStep.objects.create(
            permit=permit, round=permit.round, place=place, rule=step.written()
        )
    go_on(permit, at)


def _refuse_if_nobody_could_decide(
    permit: Permit, steps: tuple[FlowStep, ...], procedure: Procedure, record: Any, at: datetime
) -> None:
    able = [seats(step.roles, permit.label, {permit.asked_by_id}, at) for step in steps]
    if not could_decide(steps, able):
        raise Refused([nobody(steps, able)], procedure, record)


def could_decide(
    steps: tuple[FlowStep, ...], able: list[list[Seat]], heard: frozenset[int] = frozenset()
) -> bool:
    """Whether every step can be decided by people who decide no other; able: who may, each step."""
    if not steps:
        return True
    free = [seat for seat in able[0] if not seat.people & heard]
    if steps[0].everybody:
        all_heard = heard.union(*(seat.people for seat in free))
        return bool(free) and could_decide(steps[1:], able[1:], all_heard)
    return any(could_decide(steps[1:], able[1:], heard | seat.people) for seat in free)


def nobody(steps: tuple[FlowStep, ...], able: list[list[Seat]]) -> Refusal:
    """Return the refusal of a request that could never be decided, naming the first such step."""
    empty = next((n for n, people in enumerate(able) if not people), len(able) - 1)
    return Refusal(
        _("没有人能审批第 %(n)s 步：%(who)s 中没有涉密等级足够、不是申请人、也不审批其他步骤的人")
        % {"n": empty + 1, "who": steps[empty].who},
        _("请报保密办：任命或指定代理人，或调整审批流程"),
        "procedures.approvers",
        ("SYS-02", "SYS-06"),
    )
