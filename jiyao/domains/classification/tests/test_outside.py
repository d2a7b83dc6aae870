"""What another organ has decided follows that organ alone, here and in what derives (CLS-17)."""

from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.classification.models import Item, Referral, circles_of
from jiyao.domains.classification.procedures.changing import change, enter_change, enter_release
from jiyao.domains.classification.procedures.deciding import review, sign
from jiyao.domains.classification.procedures.expiring import release
from jiyao.domains.classification.procedures.proposing import enter_outside, propose
from jiyao.domains.classification.procedures.referring import dispute
from jiyao.domains.classification.settling import ANSWER
from jiyao.domains.classification.tests.conftest import stored
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved

NOTICE = "省办函〔2026〕31号"


@pytest.fixture
def outside(draft: Any, cast: Any) -> Item:
    """A confidential item of the superior's, entered by the keeper."""
    entered = replace(draft, line=None, officer=None, leader=None)
    return enter_outside(draft=entered, by=cast["keeper"])


@pytest.fixture
def task(outside: Item, draft: Any, appointed: Any, cast: Any, signs: Any) -> Item:
    """Our own item that derives from it."""
    appointed()
    taken = replace(draft, line=None, kind="derived", case="told", sources=[outside])
    item = propose(draft=taken, by=cast["reader"], proofs=signs())
    review(item, words="", by=cast["classifier"], proofs=signs())
    return sign(item, words="", by=cast["leader"], proofs=signs())


@pytest.fixture
def told(level: Any, draft: Any) -> dict[str, Any]:
    """What the superior's notice says: secret for five years."""
    new = {"level": level("state", "secret"), "period": "5年", "circles": draft.circles}
    return {**new, "long_basis": "", "reference": NOTICE}


@pytest.mark.clause("CLS-17", shows="refused")
def test_what_comes_from_a_superior_is_not_changed_here(
    outside: Item, task: Item, told: dict[str, Any], cast: Any
) -> None:
    for item in (outside, task):
        with pytest.raises(Refused, match="变更和解密随原定密单位") as refused:
            change(item, **told, ground="harm", by=cast["classifier"])
        assert "CLS-17" in refused.value.refusals[0].clauses
        with pytest.raises(Refused, match="变更和解密随原定密单位"):
            release(item, ground="early", by=cast["classifier"])


@pytest.mark.clause("CLS-17")
@pytest.mark.clause("CLS-17", shows="shown")
def test_the_superiors_change_spreads_with_its_reference(
    outside: Item, task: Item, told: dict[str, Any], cast: Any, signs: Any, client_of: Any
) -> None:
    enter_change(outside, **told, by=cast["keeper"], proofs=signs())
    assert [str(stored(item).marking) for item in (outside, task)] == ["秘密★5年"] * 2
    page = client_of("reader").get(task.get_absolute_url()).content.decode()
    assert f"随 {outside} 变更" in page
    assert NOTICE in page
    assert "按变更改标并确认" in client_of("reader").get("/duties/").content.decode()


@pytest.mark.clause("CLS-17", shows="hidden")
def test_a_stranger_sees_neither_the_item_nor_its_change(
    outside: Item, task: Item, told: dict[str, Any], cast: Any, signs: Any, client_of: Any
) -> None:
    enter_change(outside, **told, by=cast["keeper"], proofs=signs())
    for item in (outside, task):
        assert client_of("stranger").get(item.get_absolute_url()).status_code == 404


def test_the_superiors_release_takes_with_it_what_derives_from_it_alone(
    outside: Item, task: Item, cast: Any, signs: Any, new_entries: Any
) -> None:
    enter_release(outside, reference=NOTICE, by=cast["keeper"], proofs=signs())
    assert [stored(item).state for item in (outside, task)] == [Item.State.RELEASED] * 2
    with pytest.raises(Refused, match="现在是：已解密"):
        enter_release(outside, reference=NOTICE, by=cast["keeper"], proofs=signs())
    outcomes = [e["outcome"] for e in new_entries("classification.item.outside-released")]
    assert outcomes == ["done", "refused"]


def test_our_own_items_are_not_changed_by_notice(
    signed: Any, told: dict[str, Any], cast: Any, signs: Any
) -> None:
    with pytest.raises(Refused, match="不是外来事项"):
        enter_change(signed(), **told, by=cast["keeper"], proofs=signs())
    with pytest.raises(Refused, match="不办理此事项"):
        enter_change(signed(), **told, by=cast["reader"], proofs=signs())


def test_while_its_level_is_disputed_no_notice_is_entered_and_a_release_ends_the_dispute(
    outside: Item, task: Item, told: dict[str, Any], cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    claim = {"highest": outside.label.level, "parties": "甲、乙", "positions": "", "body": "city"}
    people = {"by": cast["classifier"], "approver": cast["leader"], "proofs": signs()}
    approved(dispute, task, **claim, reference="请 1 号", **people)
    enter_release(outside, reference=NOTICE, by=cast["keeper"], proofs=signs())
    assert stored(task).state == Item.State.RELEASED
    with behind_the_doors():
        assert Referral.objects.get(item=task).ruling == "解密"
        assert not Duty.objects.pending().filter(kind_code=ANSWER).exists()


def test_a_disputed_item_of_the_superior_waits_for_the_ruling(
    outside: Item, task: Item, told: dict[str, Any], cast: Any, signs: Any
) -> None:
    claim = {"highest": outside.label.level, "parties": "甲、乙", "positions": "", "body": "city"}
    people = {"by": cast["secrecy_office"], "approver": cast["leader"], "proofs": signs()}
    approved(dispute, outside, **claim, reference="请 1 号", **people)
    for notice, fields in ((enter_change, told), (enter_release, {"reference": NOTICE})):
        with pytest.raises(Refused, match="已报请有权部门确定"):
            notice(outside, **fields, by=cast["keeper"], proofs=signs())


def test_when_the_superiors_item_is_over_what_derives_from_ours_too_is_ours(
    outside: Item, signed: Any, cast: Any, signs: Any, with_approval: Any
) -> None:
    both = signed(line=None, kind="derived", case="told", sources=[outside, signed()])
    with pytest.raises(Refused, match="变更和解密随原定密单位"):
        release(both, ground="early", by=cast["classifier"])
    enter_release(outside, reference=NOTICE, by=cast["keeper"], proofs=signs())
    with_approval(release, both, ground="early")
    assert stored(both).state == Item.State.RELEASED


def test_a_superiors_change_does_not_widen_its_scope_by_who_entered_it(
    outside: Item, told: dict[str, Any], cast: Any, signs: Any
) -> None:
    enter_change(outside, **told, by=cast["keeper"], proofs=signs())
    [unit] = told["circles"]
    assert [str(c) for c in circles_of(outside.label_id, timezone.now())] == [str(unit)]
