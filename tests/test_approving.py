"""An approval is bound to the declared fields, given by another, used once, good for a time."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.carriers.procedures.borrowing import lend
from jiyao.domains.carriers.procedures.scoping import widen
from jiyao.foundation.approvals.procedures.deciding import decline, grant, withdraw
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.procedures.refusals import Refused, Unseen
from tests.carriers_at_hand import the_room


@pytest.fixture
def granted(asked: Permit, cast: Any, signs: Any) -> Permit:
    return grant(asked, remark="同意", by=cast["leader"], proofs=signs())


def use(permit: Permit, circle: Circle, cast: Any, behind: Any, by: str = "keeper") -> Any:
    from jiyao.domains.carriers.models import Document

    with behind():
        document = Document.objects.get(public_id=permit.subject_ref)
    return widen(document, circle=circle, by=cast[by])


@pytest.mark.clause("CIR-05", shows="refused")
def test_without_approval_the_scope_is_not_widened(
    received: Any, circle: Circle, cast: Any
) -> None:
    with pytest.raises(Refused, match="须经领导批准") as refused:
        widen(received(), circle=circle, by=cast["keeper"])
    assert refused.value.refusals[0].clauses == ("CIR-05",)


@pytest.mark.clause("CIR-05", shows="refused")
@pytest.mark.clause("CIR-05")
def test_with_approval_it_is_widened_once(
    granted: Permit, circle: Circle, cast: Any, behind_the_doors: Any
) -> None:
    document = use(granted, circle, cast, behind_the_doors)
    with behind_the_doors():
        assert circle.pk in document.record_facts(timezone.now()).scope
    with pytest.raises(Refused, match="已在知悉范围内"):
        use(granted, circle, cast, behind_the_doors)


def test_a_used_permit_is_used_up(
    granted: Permit, circle: Circle, cast: Any, behind_the_doors: Any
) -> None:
    use(granted, circle, cast, behind_the_doors)
    with behind_the_doors():
        assert not Permit.objects.usable_at(timezone.now()).exists()


def test_it_is_good_only_for_what_was_approved(
    granted: Permit, cast: Any, behind_the_doors: Any
) -> None:
    with pytest.raises(Refused, match="没有与所填内容一致"):
        use(granted, Circle.objects.get(name="办公室"), cast, behind_the_doors)


def test_it_is_good_only_for_who_asked(
    granted: Permit, circle: Circle, cast: Any, behind_the_doors: Any
) -> None:
    with pytest.raises(Refused, match="没有与所填内容一致"):
        use(granted, circle, cast, behind_the_doors, by="office_head")


def test_it_expires(granted: Permit, circle: Circle, cast: Any, behind_the_doors: Any) -> None:
    with (
        time_machine.travel(timezone.now() + timedelta(days=8), tick=False),
        pytest.raises(Refused, match="有效期"),
    ):
        use(granted, circle, cast, behind_the_doors)


def test_nobody_approves_his_own_request(asked: Permit, cast: Any, signs: Any) -> None:
    with pytest.raises(Refused, match="不得批准本人的申请"):
        grant(asked, remark="", by=cast["keeper"], proofs=signs())


@pytest.mark.clause("SYS-06", shows="refused")
def test_nobody_approves_what_another_asked_for_him(copy: Any, cast: Any, signs: Any) -> None:
    fields = {"to": cast["leader"], "purpose": "查阅", "place": the_room(), "days": 3}
    permit = ask(lend, copy, by=cast["keeper"], asked_for="查阅", **fields)
    with pytest.raises(Refused, match="批的是您本人的事"):
        grant(permit, remark="", by=cast["leader"], proofs=signs())
    decline(permit, remark="请另请人批", by=cast["leader"], proofs=signs())


def test_only_the_authority_approves(asked: Permit, cast: Any, signs: Any) -> None:
    with pytest.raises(Refused, match="无权批准"):
        grant(asked, remark="", by=cast["office_head"], proofs=signs())
    with pytest.raises(Unseen):
        grant(asked, remark="", by=cast["stranger"], proofs=signs())


def test_the_pin_is_asked_for(asked: Permit, cast: Any) -> None:
    with pytest.raises(Refused, match="缺少签名"):
        grant(asked, remark="", by=cast["leader"])


@pytest.mark.parametrize("end", [decline, withdraw])
def test_declined_or_withdrawn_it_gives_nothing(
    end: Any, asked: Permit, circle: Circle, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    by = cast["leader"] if end is decline else cast["keeper"]
    end(asked, by=by, proofs=signs(), **({"remark": "不同意"} if end is decline else {}))
    with pytest.raises(Refused, match="须经领导批准"):
        use(asked, circle, cast, behind_the_doors)


def test_a_request_that_the_rules_forbid_is_refused_at_once(received: Any, cast: Any) -> None:
    unit = Circle.objects.get(name="业务一处")
    with pytest.raises(Refused, match="已在知悉范围内"):
        ask(widen, received(), by=cast["keeper"], asked_for="", circle=unit)
    with pytest.raises(Refused, match="不办理此事项"):
        ask(widen, received(), by=cast["leader"], asked_for="", circle=unit)
