"""A substitute decides in another's place: for a role, a time, and with his own clearance."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jiyao.foundation.accounts.procedures.appointing import dismiss
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.approvals.procedures.substituting import end_substitute
from jiyao.foundation.procedures.flows import FlowStep
from jiyao.foundation.procedures.models import Approver, Permit
from jiyao.foundation.procedures.naming import seats
from jiyao.foundation.procedures.refusals import Refused, Unseen

State = Permit.State


def grants(permit: Permit, person: Any, signs: Any) -> Permit:
    return grant(permit, remark="", by=person, proofs=signs())


def test_the_substitute_decides_and_the_request_says_for_whom(
    stands_in: Any, asks: Any, cast: Any, signs: Any, stored: Any, behind_the_doors: Any
) -> None:
    stands_in("classifier")
    permit = asks()
    grants(permit, cast["classifier"], signs)
    assert stored(permit).state == State.GRANTED
    with behind_the_doors():
        answered = Approver.objects.get(answered_at__isnull=False)
        assert str(answered) == "吴定山（代 王立言）"


def test_the_principal_may_still_decide(
    stands_in: Any, asks: Any, cast: Any, signs: Any, stored: Any
) -> None:
    stands_in("classifier")
    permit = asks()
    grants(permit, cast["leader"], signs)
    assert stored(permit).state == State.GRANTED


@pytest.mark.clause("SYS-02")
def test_a_substitute_who_is_not_cleared_is_not_asked(
    stands_in: Any, asks: Any, cast: Any, signs: Any
) -> None:
    stands_in("junior")
    permit = asks("state", "confidential")
    with pytest.raises(Unseen):
        grants(permit, cast["junior"], signs)


@pytest.mark.clause("SYS-06")
def test_a_request_is_not_decided_twice_through_a_substitute(
    flow: Any, second_leader: Any, stands_in: Any, asks: Any, cast: Any, signs: Any, stored: Any
) -> None:
    flow(FlowStep(("leader",)), FlowStep(("leader",)))
    stands_in("secrecy_office")
    permit = asks()
    grants(permit, cast["leader"], signs)
    with pytest.raises(Refused, match="无权批准"):
        grants(permit, cast["secrecy_office"], signs)
    grants(permit, second_leader, signs)
    assert stored(permit).state == State.GRANTED


@pytest.mark.clause("SYS-06")
def test_nor_by_the_principal_after_his_substitute(
    flow: Any, second_leader: Any, stands_in: Any, asks: Any, cast: Any, signs: Any
) -> None:
    flow(FlowStep(("leader",)), FlowStep(("leader",)))
    stands_in("secrecy_office")
    permit = asks()
    grants(permit, cast["secrecy_office"], signs)
    with pytest.raises(Refused, match="不得由一人审批两次"):
        grants(permit, cast["leader"], signs)


def test_in_an_all_step_one_voice_of_the_two_is_enough(
    flow: Any, second_leader: Any, stands_in: Any, asks: Any, cast: Any, signs: Any, stored: Any
) -> None:
    flow(FlowStep(("leader",), everybody=True))
    stands_in("secrecy_office")
    permit = asks()
    grants(permit, cast["secrecy_office"], signs)
    assert stored(permit).state == State.OPEN
    grants(permit, second_leader, signs)
    assert stored(permit).state == State.GRANTED


@pytest.mark.clause("SYS-06")
def test_in_an_all_step_the_substitute_is_refused_after_his_principal(
    flow: Any, second_leader: Any, stands_in: Any, asks: Any, cast: Any, signs: Any, stored: Any
) -> None:
    flow(FlowStep(("leader",), everybody=True))
    stands_in("secrecy_office")
    permit = asks()
    grants(permit, cast["leader"], signs)
    with pytest.raises(Refused, match="不得由一人审批两次"):
        grants(permit, cast["secrecy_office"], signs)
    assert stored(permit).state == State.OPEN


@pytest.mark.clause("SYS-06")
def test_the_requester_does_not_stand_in_for_the_approver(
    stands_in: Any, asks: Any, cast: Any, signs: Any
) -> None:
    stands_in("keeper")
    permit = asks()
    with pytest.raises(Refused, match="不得批准本人的申请"):
        grants(permit, cast["keeper"], signs)


def test_after_its_time_it_counts_no_longer(
    stands_in: Any, asks: Any, cast: Any, signs: Any
) -> None:
    stands_in("classifier", days=2)
    permit = asks()
    with (
        time_machine.travel(timezone.now() + timedelta(days=3), tick=False),
        pytest.raises(Refused, match="无权批准"),
    ):
        grants(permit, cast["classifier"], signs)


def test_it_ends_with_the_role_of_the_principal(
    stands_in: Any, asks: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    stands_in("classifier")
    permit = asks()
    with behind_the_doors():
        appointment = cast["leader"].appointments.first()
    dismiss(appointment, by=cast["security"])
    with pytest.raises(Refused, match="无权批准"):
        grants(permit, cast["classifier"], signs)


def test_it_can_be_ended_before_its_time(stands_in: Any, asks: Any, cast: Any, signs: Any) -> None:
    row = stands_in("classifier")
    with pytest.raises(Refused, match="只能安排本人"):
        end_substitute(row, by=cast["classifier"])
    end_substitute(row, by=cast["security"])
    with pytest.raises(Refused, match="已经结束"):
        end_substitute(row, by=cast["leader"])
    with pytest.raises(Refused, match="无权批准"):
        grants(asks(), cast["classifier"], signs)


@pytest.mark.clause("SYS-06")
@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"by": "keeper"}, "只能安排本人"),
        ({"substitute": "leader"}, "另一名在册人员"),
        ({"substitute": "security"}, "不能兼任"),
        ({"role": "keeper"}, "不担任机要员"),
        ({"days": 0}, "一年之内"),
        ({"days": 400}, "一年之内"),
    ],
)
def test_what_cannot_be_arranged_is_refused(
    stands_in: Any, changes: dict[str, Any], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        stands_in(**({"substitute": "classifier"} | changes))


def test_one_substitute_at_a_time(stands_in: Any) -> None:
    stands_in("classifier")
    with pytest.raises(Refused, match="已指定 吴定山 代理"):
        stands_in("office_head", by="security")


def test_one_ended_before_it_began_stands_in_nobodys_way(
    stands_in: Any, cast: Any, client_of: Any
) -> None:
    since = timezone.now() + timedelta(days=2)
    row = stands_in("classifier", since=since)
    end_substitute(row, by=cast["leader"])
    with pytest.raises(Refused, match="已经结束"):
        end_substitute(row, by=cast["leader"])
    page = client_of("leader").get(reverse("substitutes")).content.decode()
    assert "已结束" in page
    assert "结束代理" not in page
    assert stands_in("office_head", since=since).person == cast["office_head"]


def test_appointing_leaves_one_entry_and_being_refused_another(
    stands_in: Any, new_entries: Any
) -> None:
    stands_in("classifier")
    with pytest.raises(Refused):
        stands_in("office_head")
    found = [(entry["code"], entry["outcome"]) for entry in new_entries()]
    code = "approvals.substitute.appointed"
    assert found == [(code, "done"), (code, "refused")]


def test_more_substitutes_cost_no_more_queries(
    second_leader: Any, stands_in: Any, cast: Any
) -> None:
    counts = []
    for substitute, principal in (("office_head", "leader"), ("secrecy_office", "classifier")):
        stands_in(substitute, principal=cast[principal], by=principal)
        with CaptureQueriesContext(connections["default"]) as queries:
            found = seats(("leader",), None, set(), timezone.now())
        counts.append(len(queries))
    assert len(found) == 4
    assert counts == [3, 3]
