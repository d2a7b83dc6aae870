"""A step goes on, or waits for who is named next, when somebody who was asked decides no more."""

from typing import Any

from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.carriers.procedures.correcting import relevel
from jiyao.foundation.accounts.procedures.appointing import appoint, dismiss
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.flows import FlowStep
from jiyao.foundation.procedures.models import Permit
from tests.flows_at_hand import document_of

NAMING = next(job for job in SCHEDULE if job.code == "approvals.approver.named")
LEADERS = FlowStep(("leader",))
State = Permit.State


def grants(permit: Permit, person: Any, signs: Any) -> Permit:
    return grant(permit, remark="同意", by=person, proofs=signs())


def dismissed(person: Any, cast: Any, behind: Any) -> None:
    with behind():
        appointment = person.appointments.order_by("pk").last()
    dismiss(appointment, by=cast["security"])


def test_an_all_step_goes_on_when_the_only_one_still_to_be_heard_leaves(
    flow: Any,
    second_leader: Any,
    asks: Any,
    cast: Any,
    signs: Any,
    stored: Any,
    behind_the_doors: Any,
) -> None:
    flow(FlowStep(("leader",), everybody=True))
    permit = asks()
    grants(permit, cast["leader"], signs)
    dismissed(second_leader, cast, behind_the_doors)
    assert run(NAMING, timezone.now()) == 1
    found = stored(permit)
    assert (found.state, found.decided_by_id) == (State.GRANTED, cast["leader"].pk)
    with behind_the_doors():
        [owed] = Duty.objects.pending().filter(kind_code__startswith="approvals.")
    assert (owed.kind_code, owed.owner_id) == ("approvals.use", cast["keeper"].pk)


def test_it_goes_on_to_the_next_step(
    flow: Any, asks: Any, cast: Any, signs: Any, stored: Any, behind_the_doors: Any
) -> None:
    flow(FlowStep(("secrecy_office", "classifier"), everybody=True), LEADERS)
    permit = asks()
    grants(permit, cast["secrecy_office"], signs)
    dismissed(cast["classifier"], cast, behind_the_doors)
    run(NAMING, timezone.now())
    grants(permit, cast["leader"], signs)
    assert stored(permit).state == State.GRANTED


def test_a_step_that_nobody_has_decided_waits_for_who_is_named_next(
    flow: Any, asks: Any, cast: Any, signs: Any, stored: Any, client_of: Any, behind_the_doors: Any
) -> None:
    flow(FlowStep(("leader",), everybody=True))
    permit = asks()
    dismissed(cast["leader"], cast, behind_the_doors)
    run(NAMING, timezone.now())
    assert stored(permit).state == State.OPEN
    page = client_of("keeper").get(permit.get_absolute_url()).content.decode()
    assert "现在没有能审批的人" in page
    appoint(cast["office_head"], role="leader", by=cast["security"])
    run(NAMING, timezone.now())
    grants(permit, cast["office_head"], signs)
    assert stored(permit).state == State.GRANTED


def test_at_another_level_it_goes_back_to_the_requester(
    flow: Any,
    second_leader: Any,
    asks: Any,
    cast: Any,
    level: Any,
    signs: Any,
    stored: Any,
    client_of: Any,
    behind_the_doors: Any,
) -> None:
    flow(FlowStep(("leader",), everybody=True))
    permit = asks("state", "secret")
    grants(permit, cast["leader"], signs)
    fields: dict[str, Any] = {"level": level("state", "confidential"), "reason": "登记有误"}
    document = document_of(permit)
    asked = ask(relevel, document, by=cast["keeper"], asked_for="登记有误", **fields)
    grants(asked, cast["office_head"], signs)
    relevel(document, by=cast["keeper"], **fields)
    dismissed(second_leader, cast, behind_the_doors)
    assert run(NAMING, timezone.now()) == 1
    assert stored(permit).state == State.RETURNED
    page = client_of("keeper").get(permit.get_absolute_url()).content.decode()
    assert "密级在申请以后已经改变" in page
    with behind_the_doors():
        [owed] = Duty.objects.pending().filter(kind_code__startswith="approvals.")
    assert (owed.kind_code, owed.owner_id) == ("approvals.amend", cast["keeper"].pk)
