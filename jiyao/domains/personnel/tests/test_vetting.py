"""Vetted before the post: the form, the opinions, the conditions, the approval (PER-02, PER-17)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.personnel.models import Bar, Condition, Opinion, Vetting
from jiyao.domains.personnel.procedures.conditions import add_condition, withdraw_condition
from jiyao.domains.personnel.procedures.opinions import circulate, give_opinion, pass_on
from jiyao.domains.personnel.procedures.particulars import add_relative, fill_in, strike_out
from jiyao.domains.personnel.procedures.posting import take_post
from jiyao.domains.personnel.procedures.vetting import conclude, file_outcome, open_vetting
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.people.pins import set_pin
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.trail.recording import system_scope
from tests.people_at_hand import BASICS, ID_NUMBER, RELATIVE, check, considered, speak, state

PASSED: dict[str, Any] = {"outcome": "passed", "opinion": "可以任用"}


@pytest.fixture
def vetting(newcomer: Any, post: Any, cast: Any) -> Vetting:
    opened: Vetting = open_vetting(newcomer(), post=post, by=cast["personnel"])
    with system_scope("tests.pin.set"):
        set_pin(opened.person, "482915")
    return opened


@pytest.fixture
def concluded(cast: Any, signs: Any) -> Any:
    """Conclude a vetting with the leader's approval."""

    def by_leader(vetting: Vetting, **fields: Any) -> None:
        given = {**PASSED, **fields}
        permit = ask(conclude, vetting, by=cast["personnel"], asked_for="拟上岗", **given)
        grant(permit, remark="", by=cast["leader"], proofs=signs())
        conclude(vetting, **given, by=cast["personnel"])

    return by_leader


def open_duties(kind: str) -> list[str]:
    return [duty.owner.number for duty in Duty.objects.pending().filter(kind_code=kind)]


@pytest.mark.clause("PER-02", "PER-17")
def test_with_form_conditions_opinions_and_approval_it_is_passed_and_filed(
    vetting: Vetting, cast: Any, signs: Any, concluded: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        assert open_duties("personnel.fill_in") == ["N0901"]
    considered(vetting, cast, signs, behind_the_doors)
    with behind_the_doors():
        assert open_duties("personnel.fill_in") == open_duties("personnel.opinion") == []
    with pytest.raises(Refused, match="须经"):
        conclude(vetting, **PASSED, by=cast["personnel"])
    concluded(vetting)
    with behind_the_doors():
        vetting.refresh_from_db()
        assert open_duties("personnel.file_outcome") == ["P0104"]
    assert vetting.approved_by == cast["leader"]
    assert vetting.until - timezone.now() > timedelta(days=5 * 365 - 1)
    today = timezone.localdate()
    later = today + timedelta(days=1)
    with pytest.raises(Refused, match="今天之后"):
        file_outcome(vetting, filed_on=later, filed_number="报1", by=cast["personnel"])
    file_outcome(vetting, filed_on=today, filed_number="青机报〔2026〕3号", by=cast["personnel"])
    with behind_the_doors():
        assert open_duties("personnel.file_outcome") == []
    with pytest.raises(Refused, match="已经报备"):
        file_outcome(vetting, filed_on=today, filed_number="再报", by=cast["personnel"])


@pytest.mark.clause("PER-02", shows="refused")
def test_each_step_waits_for_the_one_before(
    vetting: Vetting, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    by: dict[str, Any] = {"by": cast["personnel"]}
    asking = {"asked_for": "拟上岗", **PASSED, **by}
    with pytest.raises(Refused, match="还没有送各部门"):
        ask(conclude, vetting, **asking)
    with pytest.raises(Refused, match="尚未填写"):
        circulate(vetting, head=cast["office_head"], **by)
    form = state(vetting, behind_the_doors)
    with pytest.raises(Refused, match="不得由本人"):
        circulate(vetting, head=vetting.person, **by)
    circulate(vetting, head=cast["office_head"], **by)
    with pytest.raises(Refused, match="不能再改"):
        fill_in(form, **BASICS, by=vetting.person)
    with pytest.raises(Refused, match="尚缺：本部门意见"):
        ask(conclude, vetting, **asking)
    with behind_the_doors():
        unit, personnel, _secrecy = Opinion.objects.about(vetting)
        assert open_duties("personnel.opinion") == ["H0102"]
    fields = {"verdict": "agrees", "words": "好"}
    with pytest.raises(Refused, match="本部门意见尚未签署"):
        give_opinion(personnel, **fields, **by, proofs=signs())
    with pytest.raises(Refused, match="签署"):
        give_opinion(unit, **fields, **by, proofs=signs())
    with pytest.raises(Unseen):
        give_opinion(unit, **fields, by=vetting.person, proofs=signs())
    speak(vetting, cast, signs, behind_the_doors)
    with pytest.raises(Refused, match="已经签署"):
        give_opinion(unit, **fields, by=cast["office_head"], proofs=signs())


def test_the_opinion_of_the_unit_is_passed_on_when_its_head_is_away(
    vetting: Vetting, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    state(vetting, behind_the_doors)
    circulate(vetting, head=cast["office_head"], by=cast["personnel"])
    with behind_the_doors():
        unit, _personnel, secrecy = Opinion.objects.about(vetting)
    with pytest.raises(Refused, match="原签署人"):
        pass_on(unit, head=cast["office_head"], by=cast["personnel"])
    with pytest.raises(Refused, match="只有本部门意见"):
        pass_on(secrecy, head=cast["keeper"], by=cast["personnel"])
    pass_on(unit, head=cast["keeper"], by=cast["personnel"])
    fields = {"verdict": "agrees", "words": "好"}
    with pytest.raises(Unseen):
        give_opinion(unit, **fields, by=cast["office_head"], proofs=signs())
    give_opinion(unit, **fields, by=cast["keeper"], proofs=signs())


@pytest.mark.clause("PER-02", shows="refused")
def test_what_an_office_objects_to_is_not_passed(
    vetting: Vetting, post: Any, cast: Any, signs: Any, concluded: Any, behind_the_doors: Any
) -> None:
    considered(vetting, cast, signs, behind_the_doors, against="secrecy")
    with pytest.raises(Refused, match="保密办意见为不同意"):
        concluded(vetting)
    concluded(vetting, outcome="failed")
    with behind_the_doors():
        file = vetting.person.personnel_personfiles.get()
    with pytest.raises(Refused, match="缺少：涉密人员审查"):
        take_post(file, post=post, by=cast["personnel"])
    with pytest.raises(Refused, match="已有结论"):
        concluded(vetting)


@pytest.mark.clause("PER-17", shows="refused")
def test_a_condition_that_is_not_met_or_not_checked_refuses_the_post(
    vetting: Vetting, cast: Any, signs: Any, concluded: Any, behind_the_doors: Any
) -> None:
    considered(vetting, cast, signs, behind_the_doors)
    new = add_condition(post_kind="print", text="能够值夜班", by=cast["personnel"])
    with pytest.raises(Refused, match="没有核对：能够值夜班"):
        concluded(vetting)
    check(vetting, cast, behind_the_doors, unmet="能够值夜班")
    with pytest.raises(Refused, match="不符合任用条件：能够值夜班"):
        concluded(vetting)
    withdraw_condition(new, by=cast["personnel"])
    concluded(vetting)
    with pytest.raises(Refused, match="已经废止"):
        withdraw_condition(new, by=cast["personnel"])


@pytest.mark.clause("PER-17")
def test_who_looks_after_computers_fulfils_what_a_courier_does(
    behind_the_doors: Any, cast: Any
) -> None:
    with behind_the_doors():
        both = {str(x) for x in Condition.objects.for_posts("computer", timezone.now())}
        courier = [str(x) for x in Condition.objects.for_posts("courier", timezone.now())]
    assert set(courier) < both
    assert any("介质" in text for text in both)


@pytest.mark.clause("PER-17", shows="shown")
def test_page_and_printed_form_show_what_was_stated_checked_and_said(
    vetting: Vetting, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    form = state(vetting, behind_the_doors)
    wrong = add_relative(form, **{**RELATIVE, "name": "误填"}, by=vetting.person)
    strike_out(wrong, by=vetting.person)
    check(vetting, cast, behind_the_doors)
    circulate(vetting, head=cast["office_head"], by=cast["personnel"])
    speak(vetting, cast, signs, behind_the_doors)
    client = client_of("personnel")
    page = client.get(vetting.get_absolute_url()).content.decode()
    for words in ("政治可靠", "查阅档案", "本部门意见", "表现良好", "赵文博"):
        assert words in page
    stated = client.get(form.get_absolute_url()).content.decode()
    assert "许安" in stated
    assert "误填" not in stated
    assert "110***********1233" in stated
    assert ID_NUMBER not in stated
    pdf = words_of(client.get(f"/papers/personnel.vetting-form/{vetting.public_id}/").content)
    for words in (ID_NUMBER, "许安", "政治可靠", "表现良好", "赵文博", "报上级备案"):
        assert words in pdf
    assert "误填" not in pdf


@pytest.mark.clause("PER-17", shows="hidden")
def test_a_vetting_is_hidden_from_all_but_the_offices(
    vetting: Vetting, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    form = state(vetting, behind_the_doors)
    circulate(vetting, head=cast["office_head"], by=cast["personnel"])
    with behind_the_doors():
        unit = Opinion.objects.about(vetting)[0]
    for key in ("stranger", "keeper", "leader", "office_head"):
        for address in (vetting, form):
            assert client_of(key).get(address.get_absolute_url()).status_code == 404, key
    assert client_of("office_head").get(unit.get_absolute_url()).status_code == 200
    assert client_of("leader").get(unit.get_absolute_url()).status_code == 404
    assert client_of("keeper").get("/registers/personnel.condition/").status_code == 403


def test_vetted_again_the_form_begins_with_what_was_stated_and_the_unfit_is_free(
    vetting: Vetting, cast: Any, signs: Any, concluded: Any, behind_the_doors: Any
) -> None:
    considered(vetting, cast, signs, behind_the_doors)
    with system_scope("tests.person.unfit") as act:
        who: dict[str, Any] = {"person": vetting.person, "since": act.recorded_at}
        bar = Bar.objects.create(kind_of=Bar.Kind.UNFIT, reason="测试", **who)
    concluded(vetting)
    with behind_the_doors():
        bar.refresh_from_db()
        assert bar.until is not None
        file = vetting.person.personnel_personfiles.get()
    again = open_vetting(file, post=vetting.post, by=cast["personnel"])
    with behind_the_doors():
        assert again.particulars.identity.identity_number == ID_NUMBER
        assert not again.particulars.is_complete
        assert again.particulars.relatives.get().name == "许安"


def test_a_vetting_booked_from_paper_has_a_page_a_form_and_is_filed(
    newcomer: Any, prepared: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    file = prepared(newcomer())
    with behind_the_doors():
        booked = Vetting.objects.get(person=file.person)
    client = client_of("personnel")
    assert "审1" in client.get(booked.get_absolute_url()).content.decode()
    pdf = client.get(f"/papers/personnel.vetting-form/{booked.public_id}/")
    assert "白新" in words_of(pdf.content)
    today = timezone.localdate()
    file_outcome(booked, filed_on=today, filed_number="报1", by=cast["personnel"])
    assert "报1" in client.get(booked.get_absolute_url()).content.decode()


def test_the_forms_take_the_conditions_one_by_one_and_say_what_is_wrong(
    vetting: Vetting, client_of: Any, behind_the_doors: Any
) -> None:
    client = client_of("personnel")
    address = f"/act/personnel.conditions.checked/{vetting.public_id}/"
    with behind_the_doors():
        rows = list(vetting.conditions_at(timezone.now()))
    fields = {f"met_{row.pk}": "yes" for row in rows} | {f"evidence_{rows[0].pk}": "档案"}
    page = client.post(address, fields).content.decode()
    assert "政治可靠" in page
    with behind_the_doors():
        assert not vetting.checks.exists()
    evidence = {f"evidence_{row.pk}": "档案" for row in rows}
    fields |= evidence | {f"met_{rows[-1].pk}": "no"}
    assert client.post(address, fields).status_code == 302
    with behind_the_doors():
        assert [row.met for row in vetting.checks.order_by("pk")] == [True] * (len(rows) - 1) + [
            False
        ]
        form = vetting.particulars
    stated = f"/act/personnel.particulars.filled-in/{form.public_id}/"
    wrong = {name: str(value) for name, value in BASICS.items()} | {"identity_number": "1"}
    assert "不是有效的 18 位身份证号" in client.post(stated, wrong).content.decode()
    assert client.post(stated, wrong | {"identity_number": ID_NUMBER}).status_code == 302
