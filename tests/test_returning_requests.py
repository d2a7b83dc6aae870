"""A request is returned, amended and begins again; what was approved before counts no longer."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.carriers.models import Document
from jiyao.domains.carriers.procedures.correcting import relevel, renumber
from jiyao.domains.carriers.procedures.scoping import widen
from jiyao.foundation.approvals.procedures.deciding import decline, grant, send_back, withdraw
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.flows import FlowStep
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.procedures.refusals import Refused, Unseen

State = Permit.State
EXPIRY = next(job for job in SCHEDULE if job.code == "approvals.permit.expired")


@pytest.fixture
def again(cast: Any, behind_the_doors: Any) -> Any:
    """Let the requester ask once more, for another circle, in place of the former request."""

    def amend(permit: Permit, circle: str = "办公室", by: str = "keeper") -> Permit:
        with behind_the_doors():
            document = Document.objects.get(public_id=permit.subject_ref)
        found = Circle.objects.get(name=circle)
        return ask(
            widen, document, by=cast[by], asked_for="改为办公室", circle=found, amends=permit
        )

    return amend


@pytest.fixture
def returned(asked: Permit, cast: Any) -> Permit:
    return send_back(asked, remark="为什么是后勤处？", by=cast["leader"])


def owed(kind: str, behind: Any) -> list[int]:
    with behind():
        rows = Duty.objects.pending().filter(kind_code=kind)
        return list(rows.values_list("owner", flat=True))


def test_a_returned_request_is_the_requesters_duty(
    returned: Permit, cast: Any, stored: Any, behind_the_doors: Any
) -> None:
    assert stored(returned).state == State.RETURNED
    assert owed("approvals.amend", behind_the_doors) == [cast["keeper"].pk]
    assert owed("approvals.decide", behind_the_doors) == []


def test_a_returned_request_is_not_decided(returned: Permit, cast: Any, signs: Any) -> None:
    with pytest.raises(Refused, match="退回补正"):
        grant(returned, remark="", by=cast["leader"], proofs=signs())


def test_an_amended_request_begins_again_and_keeps_its_former_version(
    returned: Permit, again: Any, cast: Any, signs: Any, stored: Any, behind_the_doors: Any
) -> None:
    permit = again(returned)
    assert (permit.pk, permit.round, permit.state) == (returned.pk, 2, State.OPEN)
    assert owed("approvals.amend", behind_the_doors) == []
    with behind_the_doors():
        versions = list(permit.versions.order_by("round").values_list("reason", flat=True))
    assert versions == ["协助办理", "改为办公室"]
    grant(permit, remark="", by=cast["leader"], proofs=signs())
    assert stored(permit).state == State.GRANTED


def test_amending_voids_what_was_granted_before(
    flow: Any, asks: Any, again: Any, cast: Any, signs: Any, stored: Any
) -> None:
    flow(FlowStep(("secrecy_office",)), FlowStep(("leader",)))
    permit = asks()
    grant(permit, remark="", by=cast["secrecy_office"], proofs=signs())
    send_back(permit, remark="请写明人", by=cast["leader"])
    permit = again(permit)
    with pytest.raises(Refused, match="还没有轮到您"):
        grant(permit, remark="", by=cast["leader"], proofs=signs())
    grant(permit, remark="", by=cast["secrecy_office"], proofs=signs())
    grant(permit, remark="", by=cast["leader"], proofs=signs())
    assert stored(permit).state == State.GRANTED


def test_a_page_that_shows_the_former_version_decides_nothing(
    asked: Permit, again: Any, cast: Any, signs: Any, stored: Any
) -> None:
    shown = (asked.mark,)
    permit = again(asked)
    with pytest.raises(Refused, match="打开页面以后已经补正"):
        grant(permit, remark="", seen=shown, by=cast["leader"], proofs=signs())
    grant(permit, remark="", seen=(permit.mark,), by=cast["leader"], proofs=signs())
    assert stored(permit).state == State.GRANTED


def test_only_the_requester_amends_and_only_while_it_is_undecided(
    asked: Permit, again: Any, cast: Any, signs: Any
) -> None:
    with pytest.raises(Refused, match="不是您的申请"):
        again(asked, by="office_head")
    grant(asked, remark="", by=cast["leader"], proofs=signs())
    with pytest.raises(Refused, match="已经处理"):
        again(asked)


def test_a_request_about_another_record_does_not_amend_this_one(
    asked: Permit, received: Any, cast: Any, circle: Circle
) -> None:
    with pytest.raises(Refused, match="已经处理，或不是您的申请"):
        ask(widen, received(), by=cast["keeper"], asked_for="", circle=circle, amends=asked)


def test_asking_amending_and_returning_leave_one_entry_each(
    asked: Permit, again: Any, cast: Any, new_entries: Any
) -> None:
    send_back(asked, remark="?", by=cast["leader"])
    again(asked)
    codes = [entry["code"] for entry in new_entries()]
    assert codes == ["approvals.permit.returned", "approvals.permit.amended"]


def test_only_who_may_decide_returns(asked: Permit, cast: Any, new_entries: Any) -> None:
    with pytest.raises(Refused, match="无权批准"):
        send_back(asked, remark="?", by=cast["office_head"])
    with pytest.raises(Unseen):
        send_back(asked, remark="?", by=cast["stranger"])
    assert [entry["outcome"] for entry in new_entries()] == ["refused", "unseen"]


def test_a_withdrawn_request_asks_nobody_any_more(
    returned: Permit, cast: Any, behind_the_doors: Any
) -> None:
    withdraw(returned, by=cast["keeper"])
    assert owed("approvals.amend", behind_the_doors) == []
    with pytest.raises(Refused, match="已经处理"):
        withdraw(returned, by=cast["keeper"])


def test_what_is_not_bound_may_change_after_the_approval(
    received: Any, cast: Any, signs: Any
) -> None:
    document = received()
    fields = {"number": "收内〔2026〕0900号", "reason": "登记时抄错"}
    permit = ask(renumber, document, by=cast["keeper"], asked_for="抄错", **fields)
    grant(permit, remark="", by=cast["office_head"], proofs=signs())
    fields["reason"] = "换一种说法"
    assert renumber(document, by=cast["keeper"], **fields).number == fields["number"]


@pytest.fixture
def raised(cast: Any, signs: Any, level: Any, behind_the_doors: Any) -> Any:
    """Correct the level of a request's document from secret to confidential."""

    def correct(permit: Permit) -> Document:
        with behind_the_doors():
            document = Document.objects.get(public_id=permit.subject_ref)
        fields: dict[str, Any] = {"level": level("state", "confidential"), "reason": "登记有误"}
        asked = ask(relevel, document, by=cast["keeper"], asked_for="登记有误", **fields)
        grant(asked, remark="", by=cast["office_head"], proofs=signs())
        return relevel(document, by=cast["keeper"], **fields)

    return correct


def test_a_request_is_not_granted_at_another_level_than_it_shows(
    asks: Any, raised: Any, cast: Any, signs: Any
) -> None:
    permit = asks("state", "secret")
    raised(permit)
    with pytest.raises(Refused, match="密级在申请以后已经改变"):
        grant(permit, remark="", by=cast["leader"], proofs=signs())
    send_back(permit, remark="密级已改", by=cast["leader"])


def test_a_permit_is_void_when_the_level_has_changed(
    asks: Any, raised: Any, cast: Any, signs: Any, circle: Circle
) -> None:
    permit = asks("state", "secret")
    grant(permit, remark="", by=cast["leader"], proofs=signs())
    document = raised(permit)
    with pytest.raises(Refused, match="须经领导批准"):
        widen(document, circle=circle, by=cast["keeper"])


def test_an_unused_permit_expires_and_is_no_longer_owed(
    asked: Permit, cast: Any, signs: Any, stored: Any, behind_the_doors: Any
) -> None:
    grant(asked, remark="", by=cast["leader"], proofs=signs())
    assert owed("approvals.use", behind_the_doors) == [cast["keeper"].pk]
    assert run(EXPIRY, timezone.now()) == 0
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        assert run(EXPIRY, timezone.now()) == 1
    assert stored(asked).state == State.EXPIRED
    assert owed("approvals.use", behind_the_doors) == []


def test_a_declined_request_says_why(asked: Permit, cast: Any, signs: Any, stored: Any) -> None:
    decline(asked, remark="无此必要", by=cast["leader"], proofs=signs())
    assert (stored(asked).state, stored(asked).remark) == (State.DECLINED, "无此必要")
