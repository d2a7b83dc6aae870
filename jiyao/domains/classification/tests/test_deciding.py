"""Drafter proposes, officer reviews, leader signs: three people, each with the power (CLS-02)."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from conftest import PIN
from jiyao.domains.classification.models import Event, Item
from jiyao.domains.classification.procedures.cataloguing import dismiss_officer
from jiyao.domains.classification.procedures.deciding import review, send_back, sign
from jiyao.domains.classification.procedures.proposing import propose, revise, withdraw
from jiyao.domains.classification.settings import LEGAL_LEADER, OFFICER
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.roles import CLASSIFIER, LEADER
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.duties.titles import add_record_titles
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.store.aliases import READ
from jiyao.foundation.store.middleware import reading_as
from tests.carriers_at_hand import choose
from tests.clearing import clear


def owed(person: Any) -> list[str]:
    return [duty.name for duty in Duty.objects.owed_by(person.pk)]


@pytest.mark.clause("CLS-02", "CLS-03")
def test_three_people_in_three_steps_make_a_secret(
    signed: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    item = signed()
    with behind_the_doors():
        stored = Item.objects.get(pk=item.pk)
        assert (stored.state, stored.number) == (
            Item.State.SIGNED,
            f"定机〔{timezone.localtime(stored.signed_at).year}〕0001号",
        )
        steps = list(
            Event.objects.filter(item=item).order_by("pk").values_list("what", "by__number")
        )
    assert steps == [("proposed", "R0201"), ("reviewed", "C0202"), ("signed", "L0001")]
    for code in ("proposed", "reviewed", "signed"):
        assert [e["outcome"] for e in new_entries(f"classification.item.{code}")] == ["done"]


def test_an_item_signed_in_the_first_hours_of_the_year_has_a_number_of_the_new_year(
    signed: Any,
) -> None:
    with time_machine.travel(timezone.make_aware(datetime(2027, 1, 1, 7)), tick=True):
        assert "〔2027〕" in str(signed())


def test_each_step_is_owed_by_the_next_person_alone(
    proposed: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    item = proposed()
    with behind_the_doors():
        assert (owed(cast["classifier"]), owed(cast["leader"])) == (["审核定密"], [])
    review(item, words="", by=cast["classifier"], proofs=signs())
    with behind_the_doors():
        assert (owed(cast["classifier"]), owed(cast["leader"])) == ([], ["审签定密"])
    sign(item, words="", by=cast["leader"], proofs=signs())
    with behind_the_doors():
        assert owed(cast["leader"]) == []


@pytest.mark.clause("CLS-02", shows="refused")
def test_the_drafter_never_approves_his_own(
    proposed: Any, draft: Any, appointed: Any, cast: Any, signs: Any
) -> None:
    appointed()
    with pytest.raises(Refused, match="承办人不能审定自己拟的"):
        propose(draft=draft, by=cast["classifier"], proofs=signs())
    item = proposed()
    appoint(cast["reader"], role=CLASSIFIER.code, by=cast["security"])
    appointed("reader")
    with pytest.raises(Refused, match="承办人不能审定自己拟的"):
        review(item, words="", by=cast["reader"], proofs=signs())


@pytest.mark.clause("CLS-02", shows="refused")
def test_the_leader_does_not_sign_before_the_review_nor_what_he_reviewed(
    proposed: Any, appointed: Any, cast: Any, signs: Any
) -> None:
    item = proposed()
    with pytest.raises(Refused, match="现在是：待审核"):
        sign(item, words="", by=cast["leader"], proofs=signs())
    appointed("leader", ("state", "top"))
    review(item, words="", by=cast["leader"], proofs=signs())
    with pytest.raises(Refused, match="不能是同一人"):
        sign(item, words="", by=cast["leader"], proofs=signs())


@pytest.mark.clause("CLS-02", shows="refused")
def test_who_is_not_appointed_cannot_be_asked(draft: Any, cast: Any, signs: Any) -> None:
    with pytest.raises(Refused, match="没有确定机密的定密权限"):
        propose(draft=draft, by=cast["reader"], proofs=signs())


@pytest.mark.clause("CLS-02", "CLS-11", shows="refused")
def test_the_power_ends_at_its_level_with_the_training_and_with_the_appointment(
    proposed: Any, appointed: Any, cast: Any, signs: Any, new_entries: Any
) -> None:
    officer = appointed(of=("state", "secret"))
    with pytest.raises(Refused, match="没有确定机密"):
        proposed(appoint=False)
    dismiss_officer(officer, by=cast["secrecy_office"])
    officer = appointed()
    item = proposed()
    with (
        time_machine.travel(timezone.now() + timedelta(days=400), tick=True),
        pytest.raises(Refused, match="培训已经过期"),
    ):
        review(item, words="", by=cast["classifier"], proofs=signs())
    dismiss_officer(officer, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="没有确定机密"):
        review(item, words="", by=cast["classifier"], proofs=signs())
    last = new_entries("classification.item.reviewed")[-1]
    assert (last["outcome"], last["rules"]) == ("refused", ["classification.officer_has_the_power"])


@pytest.mark.clause("CLS-02", "CLS-11")
def test_where_the_regime_says_so_a_leader_reviews_without_an_appointment(
    draft: Any, cast: Any, signs: Any
) -> None:
    choose(OFFICER, LEGAL_LEADER)
    with pytest.raises(Refused, match="法定代表人或分管领导"):
        propose(draft=draft, by=cast["reader"], proofs=signs())
    appoint(cast["office_head"], role=LEADER.code, by=cast["security"])
    changed = replace(draft, officer=cast["office_head"])
    item = propose(draft=changed, by=cast["reader"], proofs=signs())
    review(item, words="", by=cast["office_head"], proofs=signs())
    assert sign(item, words="", by=cast["leader"], proofs=signs()).number


def test_sent_back_it_is_changed_by_its_drafter_and_decided_anew(
    reviewed: Any, draft: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    item = reviewed()
    send_back(item, words="", by=cast["leader"])
    with behind_the_doors():
        assert owed(cast["reader"]) == ["修改定密审批表"]
    with pytest.raises(Refused, match="只有承办人"):
        revise(item, draft=draft, by=cast["classifier"], proofs=signs())
    shorter = replace(draft, copies=3, first_copy=11)
    revise(item, draft=shorter, by=cast["reader"], proofs=signs())
    with pytest.raises(Refused, match="待审核"):
        sign(item, words="", by=cast["leader"], proofs=signs())
    with behind_the_doors():
        assert Item.objects.get(pk=item.pk).copy_numbers == "011–013"


def test_revised_to_another_scope_who_left_it_sees_it_no_more(
    proposed: Any, draft: Any, level: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    clear(cast["junior"], level("state", "confidential"))
    both = [*draft.circles, Circle.objects.get(name="业务二处")]
    item = proposed(circles=both, deviation="协办")
    assert client_of("junior").get(item.get_absolute_url()).status_code == 200
    revise(item, draft=draft, by=cast["reader"], proofs=signs())
    assert client_of("junior").get(item.get_absolute_url()).status_code == 404
    assert client_of("reader").get(item.get_absolute_url()).status_code == 200


def test_withdrawn_nobody_owes_anything(proposed: Any, cast: Any, behind_the_doors: Any) -> None:
    item = proposed()
    withdraw(item, by=cast["reader"])
    with behind_the_doors():
        assert owed(cast["classifier"]) == []
    with pytest.raises(Refused, match="已撤回"):
        withdraw(item, by=cast["reader"])


def test_who_is_out_of_scope_finds_nothing_to_decide(
    proposed: Any, cast: Any, signs: Any, new_entries: Any
) -> None:
    item = proposed()
    clear(cast["junior"], item.label.level)
    appoint(cast["junior"], role=CLASSIFIER.code, by=cast["security"])
    with pytest.raises(Unseen):
        review(item, words="", by=cast["junior"], proofs=signs())
    [entry] = new_entries("classification.item.reviewed")
    assert entry["outcome"] == "unseen"


@pytest.mark.clause("SYS-10", shows="refused")
def test_above_the_ceiling_no_words_of_an_opinion_are_kept(
    proposed: Any, cast: Any, signs: Any
) -> None:
    with pytest.raises(Refused, match="不得录入文字意见"):
        review(proposed(), words="内容很具体", by=cast["classifier"], proofs=signs())


def test_who_reviews_and_signs_sees_what_was_determined(
    proposed: Any, reviewed: Any, client_of: Any, cast: Any
) -> None:
    for item, code, who in (
        (proposed(), "classification.item.reviewed", "classifier"),
        (reviewed(code_title="八号件"), "classification.item.signed", "leader"),
    ):
        page = client_of(who).get(f"/act/{code}/{item.public_id}/")
        with reading_as(cast[who].pk):
            told = {str(fact.title): str(fact.value) for fact in page.context["form"].about()}
        assert told["密级和期限"] == "机密★10年"
        assert told["定密依据"] == "示例保密事项范围 3.1"
        assert "业务一处" in told["知悉范围"]
        assert item.get_absolute_url() in page.content.decode()
    assert "八号件" in told["事项名称"]
    assert told["审核同意"].startswith(f"{cast['classifier']} ")
    assert told["审核同意"] != str(cast["classifier"])
    stranger = client_of("stranger").get(f"/act/classification.item.signed/{item.public_id}/")
    assert stranger.status_code in (403, 404)


def test_who_reviews_or_signs_may_send_back_from_the_same_page(
    proposed: Any, reviewed: Any, client_of: Any
) -> None:
    for who, step, item in (
        ("classifier", "reviewed", proposed()),
        ("leader", "signed", reviewed()),
    ):
        page = client_of(who).get(f"/act/classification.item.{step}/{item.public_id}/?then=today")
        back = f"/act/classification.item.returned/{item.public_id}/?then=today"
        assert [choice.url for choice in page.context["others"]] == [back]
        assert f'href="{back}"' in page.content.decode()
        assert client_of(who).get(back).context["others"] == []


def test_what_waits_for_the_signature_is_told_apart_by_its_title_and_leads_back_to_the_list(
    reviewed: Any, client_of: Any, cast: Any
) -> None:
    items = [reviewed(), reviewed(code_title="八号件")]
    leader = client_of("leader")
    page, board = (leader.get(url).content.decode() for url in ("/to-sign/", "/"))
    for item in items:
        assert f"李思远 拟定的事项 {item.code_title}" in page
        assert f">{item.code_title} 李思远 拟定的事项</span>" in board, "what is cut off comes last"
    [_first, (_duty, act)] = leader.get("/to-sign/").context["owed"]
    signed = leader.post(act.url, {"by_pin": PIN})
    assert (signed.status_code, signed["Location"]) == (302, "/to-sign/")


def test_a_title_beside_a_duty_is_for_those_alone_who_may_see_the_record(
    reviewed: Any, cast: Any
) -> None:
    reviewed(code_title="八号件")
    for who, title in (("leader", "八号件"), ("stranger", "")):
        with reading_as(cast["leader"].pk):
            [duty] = Duty.objects.owed_by(cast["leader"].pk)
        with reading_as(cast[who].pk):
            add_record_titles([duty], facts_of(cast[who], timezone.now()))
        assert duty.record_title == title


def test_the_list_to_sign_asks_no_more_for_more_rows(reviewed: Any, client_of: Any) -> None:
    leader, asked = client_of("leader"), []
    for code_title in ("七号件", "八号件", "九号件"):
        reviewed(code_title=code_title)
        with CaptureQueriesContext(connections[READ]) as reads:
            leader.get("/to-sign/")
        asked.append(len(reads))
    assert asked[1] == asked[2]
