"""Each path to a decision that a regime may choose, and the one of work secrets (CLS-02)."""

from dataclasses import replace
from typing import Any

import pytest

from jiyao.domains.classification.models import Event, Item
from jiyao.domains.classification.procedures.cataloguing import name_member
from jiyao.domains.classification.procedures.deciding import adopt, opine, review, sign
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.domains.classification.settings import (
    COMMITTEE_PATH,
    GROUP_PATH,
    PATH,
    SUPERIOR_PATH,
)
from jiyao.foundation.access.roles import LEADER
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose


@pytest.fixture
def grouped(cast: Any, draft: Any, signs: Any) -> Item:
    """Something proposed where a group of three reviews."""
    choose(PATH, GROUP_PATH)
    for key in ("classifier", "office_head", "secrecy_office"):
        name_member(person=cast[key], duty="", by=cast["secrecy_office"])
    return propose(draft=replace(draft, officer=None), by=cast["reader"], proofs=signs())


@pytest.mark.clause("CLS-02", "CLS-16")
def test_the_group_reviews_by_more_than_half_with_opinions_on_record(
    grouped: Item, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    for key in ("classifier", "office_head"):
        with pytest.raises(Refused, match="现在是：待审核"):
            sign(grouped, words="", by=cast["leader"], proofs=signs())
        opine(grouped, agrees=True, words="", by=cast[key], proofs=signs())
    item = sign(grouped, words="", by=cast["leader"], proofs=signs())
    with behind_the_doors():
        assert Event.objects.filter(item=item, what="agreed").count() == 2
        assert item.number


@pytest.mark.clause("CLS-02", "CLS-16", shows="refused")
def test_in_the_group_members_alone_speak_and_each_once(
    grouped: Item, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    with pytest.raises(Refused, match="不是定密工作小组成员"):
        opine(grouped, agrees=True, words="", by=cast["keeper"], proofs=signs())
    with pytest.raises(Refused, match="不能审定自己拟的"):
        opine(grouped, agrees=True, words="", by=cast["reader"], proofs=signs())
    opine(grouped, agrees=False, words="", by=cast["classifier"], proofs=signs())
    with pytest.raises(Refused, match="已经发表过意见"):
        opine(grouped, agrees=True, words="", by=cast["classifier"], proofs=signs())
    with pytest.raises(Refused, match="没有这一步"):
        review(grouped, words="", by=cast["classifier"], proofs=signs())
    opine(grouped, agrees=False, words="", by=cast["office_head"], proofs=signs())
    with behind_the_doors():
        assert Item.objects.get(pk=grouped.pk).state == Item.State.RETURNED


@pytest.mark.clause("CLS-02", "CLS-16", shows="refused")
def test_who_gave_an_opinion_does_not_sign(grouped: Item, cast: Any, signs: Any) -> None:
    appoint(cast["classifier"], role=LEADER.code, by=cast["security"])
    for key in ("classifier", "office_head"):
        opine(grouped, agrees=True, words="", by=cast[key], proofs=signs())
    with pytest.raises(Refused, match="审核和审签不能是同一人"):
        sign(grouped, words="", by=cast["classifier"], proofs=signs())
    assert sign(grouped, words="", by=cast["leader"], proofs=signs()).number


@pytest.mark.clause("CLS-02", "CLS-16", shows="refused")
def test_a_member_who_is_to_sign_gives_no_opinion(grouped: Item, cast: Any, signs: Any) -> None:
    name_member(person=cast["leader"], duty="组长", by=cast["secrecy_office"])
    with pytest.raises(Refused, match="您审签此件"):
        opine(grouped, agrees=True, words="", by=cast["leader"], proofs=signs())


def test_only_who_may_speak_is_counted(draft: Any, cast: Any, signs: Any) -> None:
    choose(PATH, GROUP_PATH)
    for key in ("classifier", "reader", "junior", "stranger"):
        name_member(person=cast[key], duty="", by=cast["secrecy_office"])
    item = propose(draft=replace(draft, officer=None), by=cast["reader"], proofs=signs())
    name_member(person=cast["keeper"], duty="", by=cast["secrecy_office"])
    with pytest.raises(Refused, match="不在其知悉范围"):
        opine(item, agrees=True, words="", by=cast["keeper"], proofs=signs())
    opine(item, agrees=True, words="", by=cast["classifier"], proofs=signs())
    assert sign(item, words="", by=cast["leader"], proofs=signs()).number


@pytest.mark.clause("CLS-16", shows="refused")
def test_nothing_is_proposed_to_a_group_in_which_nobody_may_speak(
    draft: Any, cast: Any, signs: Any
) -> None:
    choose(PATH, GROUP_PATH)
    for key in ("reader", "junior", "leader"):
        name_member(person=cast[key], duty="", by=cast["secrecy_office"])
    with pytest.raises(Refused, match="没有可以审核此件的成员") as refused:
        propose(draft=replace(draft, officer=None), by=cast["reader"], proofs=signs())
    assert "请保密办指定有机密涉密资格的小组成员" in refused.value.refusals[0].instead


@pytest.mark.clause("CLS-02", shows="refused")
@pytest.mark.parametrize("officer", ["reader", "classifier"])
def test_no_officer_is_asked_where_none_reviews(
    officer: str, work_secret: Any, cast: Any, signs: Any
) -> None:
    asking = replace(work_secret, officer=cast[officer])
    with pytest.raises(Refused, match="没有定密责任人审核"):
        propose(draft=asking, by=cast["reader"], proofs=signs())


@pytest.mark.clause("CLS-02")
@pytest.mark.parametrize("body", ["committee", "superior"])
def test_the_committee_decides_with_its_minutes(
    body: str, draft: Any, cast: Any, signs: Any
) -> None:
    choose(PATH, COMMITTEE_PATH)
    alone = replace(draft, officer=None)
    item = propose(draft=alone, by=cast["reader"], proofs=signs())
    with pytest.raises(Refused, match="没有这一步"):
        sign(item, words="", by=cast["leader"], proofs=signs())
    fields = {"body": body, "reference": "纪要〔2026〕5号"}
    assert adopt(item, **fields, by=cast["secrecy_office"], proofs=signs()).number


@pytest.mark.clause("CLS-02", shows="refused")
def test_without_an_authority_of_its_own_the_superior_alone_decides(
    draft: Any, cast: Any, signs: Any
) -> None:
    choose(PATH, SUPERIOR_PATH)
    alone = replace(draft, officer=None, leader=None)
    item = propose(draft=alone, by=cast["reader"], proofs=signs())
    by = {"by": cast["secrecy_office"], "proofs": signs()}
    with pytest.raises(Refused, match="须由上级机关确定"):
        adopt(item, body="committee", reference="纪要〔2026〕5号", **by)
    assert adopt(item, body="superior", reference="市保复〔2026〕9号", **by).number


def test_a_proposal_keeps_the_path_that_it_began_on(proposed: Any, cast: Any, signs: Any) -> None:
    item = proposed()
    choose(PATH, COMMITTEE_PATH)
    review(item, words="", by=cast["classifier"], proofs=signs())
    assert sign(item, words="", by=cast["leader"], proofs=signs()).number


@pytest.mark.clause("CLS-13")
def test_a_work_secret_is_approved_by_the_leader_alone_without_a_catalogue(
    work_secret: Any, cast: Any, signs: Any
) -> None:
    item = propose(draft=work_secret, by=cast["stranger"], proofs=signs())
    with pytest.raises(Refused, match="没有这一步"):
        review(item, words="", by=cast["classifier"], proofs=signs())
    assert sign(item, words="", by=cast["leader"], proofs=signs()).number


@pytest.mark.clause("CLS-13", shows="shown")
def test_a_work_secret_is_marked_without_a_star(
    work_secret: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    item = propose(draft=work_secret, by=cast["reader"], proofs=signs())
    client = client_of("reader")
    page = client.get(item.get_absolute_url()).content.decode()
    pdf = client.get(f"/papers/classification.approval/{item.public_id}/").content
    for text in (page, words_of(pdf)):
        assert "内部" in text
        assert "★" not in text


@pytest.mark.clause("CLS-13", shows="hidden")
def test_a_work_secret_is_seen_by_its_scope_alone(
    work_secret: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    item = propose(draft=work_secret, by=cast["reader"], proofs=signs())
    assert client_of("stranger").get(item.get_absolute_url()).status_code == 404
    page = client_of("stranger").get("/registers/classification.item/").content.decode()
    assert "内部人事安排" not in page
