"""Two who decide one request at the same moment: rules run again on the locked row."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from jiyao.domains.carriers.models import Document
from jiyao.domains.carriers.procedures.scoping import widen
from jiyao.foundation.approvals.procedures.deciding import decline, grant
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.flows import FlowStep
from jiyao.foundation.procedures.models import Approver, Permit
from jiyao.foundation.procedures.refusals import Refused


def together(*deeds: Callable[[], Any]) -> list[str]:
    """Begin all deeds at once; return what became of each, sorted."""
    start = Barrier(len(deeds))

    def over(deed: Callable[[], Any]) -> str:
        start.wait()
        try:
            deed()
            return "done"
        except Refused as refused:
            return refused.refusals[0].rule
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(over, deeds))


def answers(permit: Permit, behind: Any) -> list[str]:
    with behind():
        rows = Approver.objects.filter(permit=permit, answered_at__isnull=False)
        return sorted(rows.values_list("answer", flat=True))


@pytest.mark.clause("SYS-06")
def test_of_two_in_an_any_step_one_decides(
    second_leader: Any, asks: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    permit = asks()
    outcomes = together(
        lambda: grant(permit, remark="", by=cast["leader"], proofs=signs()),
        lambda: decline(permit, remark="不", by=second_leader, proofs=signs()),
    )
    assert outcomes == ["approvals.request_is_under_way", "done"]
    assert len(answers(permit, behind_the_doors)) == 1


def test_two_in_an_all_step_both_decide_and_the_permit_is_given_once(
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
    outcomes = together(
        lambda: grant(permit, remark="", by=cast["leader"], proofs=signs()),
        lambda: grant(permit, remark="", by=second_leader, proofs=signs()),
    )
    assert outcomes == ["done", "done"]
    assert stored(permit).state == Permit.State.GRANTED
    assert answers(permit, behind_the_doors) == ["granted", "granted"]


def test_a_permit_is_used_once(
    asked: Permit, circle: Circle, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    grant(asked, remark="", by=cast["leader"], proofs=signs())
    with behind_the_doors():
        document = Document.objects.get(public_id=asked.subject_ref)
    outcomes = together(*[lambda: widen(document, circle=circle, by=cast["keeper"])] * 2)
    assert outcomes.count("done") == 1
