"""A procedure is approved step by step, by the version of its flow that held when it was asked."""

from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.carriers.procedures.scoping import widen
from jiyao.foundation.access.roles import LEADER, OFFICE_HEAD, SECRECY_OFFICE
from jiyao.foundation.accounts.procedures.appointing import appoint, dismiss
from jiyao.foundation.approvals.procedures.deciding import decline, grant
from jiyao.foundation.approvals.procedures.flowing import set_flow
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.declarations import Approval
from jiyao.foundation.procedures.flows import FlowStep
from jiyao.foundation.procedures.models import Flow, Permit
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.procedures.requesting import steps_for

NAMING = next(job for job in SCHEDULE if job.code == "approvals.approver.named")
HEAD = FlowStep(("office_head",))
LEADERS = FlowStep(("leader",))
SECRETS = FlowStep(("secrecy_office",), least=40)
State = Permit.State


def grants(permit: Permit, person: Any, signs: Any) -> Permit:
    return grant(permit, remark="同意", by=person, proofs=signs())


def test_without_a_stored_flow_the_declaration_is_one_step_of_any(
    asked: Permit, stored: Any
) -> None:
    assert stored(asked).flow_id is None
    with_steps = [step.asks for step in asked.steps.using("act").all()]
    assert with_steps == [LEADERS]


def test_the_record_chooses_among_the_declared_roles_and_never_another() -> None:
    chosen = (OFFICE_HEAD, SECRECY_OFFICE)
    approval = Approval((LEADER, OFFICE_HEAD), (), chosen=lambda record, at: chosen)
    assert approval.roles_for(None, timezone.now()) == (OFFICE_HEAD,)


def test_the_chosen_role_decides_the_last_step_whatever_the_flow(cast: Any) -> None:
    approval = Approval((LEADER, OFFICE_HEAD), (), chosen=lambda record, at: (OFFICE_HEAD,))
    declared = replace(widen, approval=approval)
    now = timezone.now()
    assert steps_for(declared, None, now, None) == (HEAD,)
    flow = Flow(code="x", version=1, steps=[SECRETS.written(), LEADERS.written()])
    assert steps_for(declared, None, now, flow) == (replace(LEADERS, roles=("office_head",)),)


@pytest.mark.clause("CIR-05")
def test_it_is_granted_when_the_last_step_is(
    flow: Any, asks: Any, cast: Any, signs: Any, stored: Any
) -> None:
    flow(FlowStep(("secrecy_office",)), LEADERS)
    permit = asks()
    with pytest.raises(Refused, match="还没有轮到您"):
        grants(permit, cast["leader"], signs)
    grants(permit, cast["secrecy_office"], signs)
    assert stored(permit).state == State.OPEN
    grants(permit, cast["leader"], signs)
    assert stored(permit).state == State.GRANTED


def test_one_refusal_ends_it(flow: Any, asks: Any, cast: Any, signs: Any, stored: Any) -> None:
    flow(FlowStep(("secrecy_office",)), LEADERS)
    permit = asks()
    decline(permit, remark="不必", by=cast["secrecy_office"], proofs=signs())
    assert stored(permit).state == State.DECLINED
    with pytest.raises(Refused, match="不再审批"):
        grants(permit, cast["leader"], signs)


def test_a_step_that_does_not_apply_at_the_level_is_skipped(
    flow: Any, asks: Any, cast: Any, signs: Any, stored: Any
) -> None:
    flow(SECRETS, LEADERS)
    internal, confidential = asks(), asks("state", "confidential")
    grants(internal, cast["leader"], signs)
    assert stored(internal).state == State.GRANTED
    with pytest.raises(Refused, match="还没有轮到您"):
        grants(confidential, cast["leader"], signs)


def test_any_one_of_several_is_enough_and_the_duty_of_all_is_closed(
    second_leader: Any, asks: Any, signs: Any, stored: Any, behind_the_doors: Any
) -> None:
    permit = asks()
    with behind_the_doors():
        assert Duty.objects.pending().filter(kind_code="approvals.decide").count() == 2
    grants(permit, second_leader, signs)
    assert stored(permit).state == State.GRANTED
    with behind_the_doors():
        assert not Duty.objects.pending().filter(kind_code="approvals.decide").exists()


def test_all_of_several_must_agree(
    flow: Any, second_leader: Any, asks: Any, cast: Any, signs: Any, stored: Any
) -> None:
    flow(FlowStep(("leader",), everybody=True))
    permit = asks()
    grants(permit, second_leader, signs)
    assert stored(permit).state == State.OPEN
    with pytest.raises(Refused, match="不得由一人审批两次"):
        grants(permit, second_leader, signs)
    grants(permit, cast["leader"], signs)
    assert stored(permit).state == State.GRANTED


def test_in_an_all_step_each_duty_is_closed_by_its_own_decision(
    flow: Any, second_leader: Any, asks: Any, signs: Any, cast: Any, behind_the_doors: Any
) -> None:
    flow(FlowStep(("leader",), everybody=True))
    grants(asks(), second_leader, signs)
    with behind_the_doors():
        [duty] = Duty.objects.pending().filter(kind_code="approvals.decide")
    assert duty.owner_id == cast["leader"].pk


@pytest.mark.clause("SYS-06")
def test_nobody_decides_two_steps(
    flow: Any, second_leader: Any, asks: Any, cast: Any, signs: Any, stored: Any
) -> None:
    flow(LEADERS, LEADERS)
    permit = asks()
    grants(permit, cast["leader"], signs)
    with pytest.raises(Refused, match="不得由一人审批两次"):
        grants(permit, cast["leader"], signs)
    grants(permit, second_leader, signs)
    assert stored(permit).state == State.GRANTED


def test_a_request_keeps_the_version_of_its_flow(
    flow: Any, asks: Any, cast: Any, signs: Any, stored: Any
) -> None:
    first = flow(FlowStep(("secrecy_office",)), LEADERS)
    permit = asks()
    flow(LEADERS)
    grants(permit, cast["secrecy_office"], signs)
    assert stored(permit).state == State.OPEN
    assert stored(permit).flow_id == first.pk
    later = asks()
    grants(later, cast["leader"], signs)
    assert stored(later).state == State.GRANTED


def test_a_change_of_flow_leaves_the_former_version(flow: Any) -> None:
    flow(FlowStep(("secrecy_office",)), LEADERS)
    flow(LEADERS)
    rows = Flow.objects.order_by("version")
    assert [(row.version, row.until is None) for row in rows] == [(1, False), (2, True)]


@pytest.mark.clause("SYS-06")
def test_a_flow_is_proposed_by_one_and_approved_by_another(cast: Any) -> None:
    fields: dict[str, Any] = {"code": widen.code, "steps": [LEADERS.written()]}
    with pytest.raises(Refused, match="须经保密办批准"):
        set_flow(by=cast["security"], **fields)
    with pytest.raises(Refused, match="不办理此事项"):
        set_flow(by=cast["system"], **fields)


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ([], "1 至 5 步"),
        ([FlowStep(())], "1 至 5 步"),
        ([FlowStep(("nobody",))], "1 至 5 步"),
        ([FlowStep(("staff",))], "1 至 5 步"),
        ([FlowStep(("leader",), days=0)], "1 至 5 步"),
        ([LEADERS, HEAD], "最后一步没有由领导批准"),
        ([FlowStep(("leader",), least=40)], "没有密级的事项，最后一步"),
        ([LEADERS, LEADERS], "没有足够的人"),
    ],
)
def test_a_flow_that_leaves_nobody_able_is_refused(cast: Any, steps: Any, why: str) -> None:
    fields: dict[str, Any] = {"code": widen.code, "steps": [step.written() for step in steps]}
    with pytest.raises(Refused, match=why):
        ask(set_flow, None, by=cast["security"], asked_for="试", **fields)


def test_only_what_needs_approval_has_a_flow(cast: Any) -> None:
    for code in ("carriers.copy.sent", "no.such.code"):
        with pytest.raises(Refused, match="不需要审批"):
            ask(
                set_flow,
                None,
                by=cast["security"],
                asked_for="试",
                code=code,
                steps=[LEADERS.written()],
            )


def test_the_same_flow_again_is_refused(flow: Any) -> None:
    flow(LEADERS)
    with pytest.raises(Refused, match="与现行流程相同"):
        flow(LEADERS)


@pytest.mark.clause("SYS-06")
def test_who_asks_is_not_counted_among_those_who_approve(
    cast: Any, asks: Any, behind_the_doors: Any
) -> None:
    dismissed = cast["leader"].appointments.first()
    appoint(cast["keeper"], role="leader", by=cast["security"])
    dismiss(dismissed, by=cast["security"])
    with pytest.raises(Refused, match="没有人能审批第 1 步"):
        asks()


@pytest.mark.clause("SYS-02")
def test_who_is_not_cleared_is_not_asked(
    cast: Any, asks: Any, signs: Any, behind_the_doors: Any
) -> None:
    appoint(cast["junior"], role="leader", by=cast["security"])
    permit = asks("state", "confidential")
    with behind_the_doors():
        named = {each.person_id for each in permit.approvers.all()}
    assert named == {cast["leader"].pk}
    with pytest.raises(Unseen):
        grants(permit, cast["junior"], signs)


def test_the_approvers_follow_appointments_at_the_next_tick(
    cast: Any, asked: Permit, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        before = cast["leader"].appointments.first()
    appoint(cast["office_head"], role="leader", by=cast["security"])
    dismiss(before, by=cast["security"])
    assert run(NAMING, timezone.now()) == 1
    assert run(NAMING, timezone.now()) == 0
    with behind_the_doors():
        [duty] = Duty.objects.pending().filter(kind_code="approvals.decide")
        assert duty.owner_id == cast["office_head"].pk
        assert [a.person_id for a in asked.approvers.pending()] == [cast["office_head"].pk]


def test_who_is_no_longer_a_leader_cannot_decide_even_before_the_tick(
    cast: Any, asked: Permit, signs: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        before = cast["leader"].appointments.first()
    dismiss(before, by=cast["security"])
    with pytest.raises(Refused, match="无权批准"):
        grants(asked, cast["leader"], signs)
