"""The pages of approving: what a leader sees, decides and is told, and what the requester sees."""

from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conftest import PIN
from jiyao.domains.carriers.procedures.scoping import widen
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.calendar.procedures.recurring import note_seen
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.flows import FlowStep
from jiyao.foundation.procedures.models import Flow, Permit
from jiyao.foundation.procedures.refusals import Refused
from tests.flows_at_hand import UNITS, document_of

State = Permit.State


def decide(client: Any, permit: Permit, answer: str, **fields: str) -> Any:
    values = {"answer": answer, "by_pin": PIN, "remark": "请看", "seen": permit.mark}
    return client.post(permit.get_absolute_url(), values | fields)


def queries(client: Any, address: str) -> int:
    with CaptureQueriesContext(connections["default"]) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_the_page_shows_exactly_what_is_bound_with_the_names_of_the_fields(
    three: Any, client_of: Any
) -> None:
    page = client_of("leader").get(three[1].get_absolute_url()).content.decode()
    for words in ("增加的部门、岗位或人员", "后勤处", "给后勤处", "何远", "第 1 步", "王立言"):
        assert words in page
    assert "&lt;Circle" not in page
    assert "待签第 2 件，共 3 件" in page


def test_what_was_shown_is_taken_for_a_full_batch_and_told_when_it_is_too_long(
    three: Any, client_of: Any, stored: Any
) -> None:
    seen = " ".join([three[0].mark, *(f"{n:032x}.12" for n in range(199))])
    assert decide(client_of("leader"), three[0], "grant", seen=seen).status_code == 302
    answer = decide(client_of("leader"), three[1], "grant", seen="x" * 8001)
    assert "8000" in answer.content.decode()
    assert stored(three[1]).state == State.OPEN


def test_after_an_answer_the_next_request_is_there_at_once(
    three: Any, client_of: Any, stored: Any
) -> None:
    leader = client_of("leader")
    answers = {"grant": State.GRANTED, "return": State.RETURNED, "decline": State.DECLINED}
    for permit, (answer, state) in zip(three, answers.items(), strict=True):
        response = decide(leader, permit, answer)
        assert response.status_code == 302
        assert stored(permit).state == state
    assert response.url == reverse("to_sign")


def test_the_next_is_the_one_after_this(three: Any, client_of: Any) -> None:
    response = decide(client_of("leader"), three[0], "grant")
    assert response.url == three[1].get_absolute_url()


def test_a_wrong_pin_is_told_on_the_page(three: Any, client_of: Any, stored: Any) -> None:
    response = decide(client_of("leader"), three[0], "grant", by_pin="000001")
    assert response.status_code == 409
    assert "PIN 不正确" in response.content.decode()
    assert stored(three[0]).state == State.OPEN


def test_a_wrong_pin_says_how_often_it_may_be_tried_until_it_is_blocked(
    three: Any, client_of: Any
) -> None:
    tried = [decide(client_of("leader"), three[0], "grant", by_pin="000001") for _ in range(5)]
    told = [response.content.decode() for response in tried]
    assert [f"还可以试 {4 - n} 次" in told[n] for n in range(4)] == [True] * 4
    assert "已锁定" in told[4]
    assert "已锁定" in decide(client_of("leader"), three[0], "grant").content.decode()


@pytest.mark.parametrize("answer", ["return", "decline"])
def test_a_return_and_a_refusal_need_their_reason(
    answer: str, three: Any, client_of: Any, stored: Any
) -> None:
    response = decide(client_of("leader"), three[0], answer, remark="")
    assert response.status_code == 200
    assert '"field-error">必填<' in response.content.decode()
    assert stored(three[0]).state == State.OPEN


def test_a_stale_page_is_told_so(three: Any, cast: Any, client_of: Any, stored: Any) -> None:
    permit = three[0]
    circle = Circle.objects.get(name="后勤处")
    ask(widen, document_of(permit), by=cast["keeper"], asked_for="改", circle=circle, amends=permit)
    response = decide(client_of("leader"), permit, "grant")
    assert response.status_code == 409
    assert "已经补正" in response.content.decode()
    assert stored(permit).state == State.OPEN


def test_a_decided_request_answers_a_second_decision_with_the_reason(
    three: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    grant(three[0], remark="", by=cast["leader"], proofs=signs())
    response = decide(client_of("leader"), three[0], "decline")
    assert response.status_code == 409
    assert "不再审批" in response.content.decode()


def test_a_refused_answer_shows_the_request_again_and_that_is_an_opening(
    three: Any, client_of: Any, new_entries: Any
) -> None:
    decide(client_of("leader"), three[0], "grant", by_pin="000001")
    [opened] = new_entries("procedures.permit.opened")
    assert opened["ref"] == three[0].public_id.hex


@pytest.mark.parametrize("code", ["granted", "declined", "returned"])
def test_the_address_of_an_answer_leads_to_the_request(
    code: str, asks: Any, client_of: Any
) -> None:
    """Also for who is named and outside the record's scope, whose label he cannot read."""
    permit = asks("state", "secret", circles=("业务二处",))
    address = reverse("act", args=[f"approvals.permit.{code}", permit.public_id])
    leader = client_of("leader")
    assert leader.get(address).url == permit.get_absolute_url()
    assert leader.post(address, {}).url == permit.get_absolute_url()


def test_who_only_may_know_sees_no_answers(three: Any, client_of: Any) -> None:
    page = client_of("office_head").get(three[0].get_absolute_url()).content.decode()
    assert 'name="answer"' not in page


@pytest.mark.parametrize("values", [{"answer": "x"}, {"answer": "grant", "seen": "x" * 9000}, {}])
def test_odd_answers_are_no_fault(values: Any, three: Any, client_of: Any) -> None:
    assert client_of("leader").post(three[0].get_absolute_url(), values).status_code == 200


def test_a_request_for_what_the_program_has_no_more_is_shown_by_its_code(
    three: Any, client_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(PROCEDURES, widen.code)
    register = reverse("register", args=["procedures.permit"])
    for address in (three[0].get_absolute_url(), reverse("to_sign"), register, "/"):
        assert widen.code in client_of("leader").get(address).content.decode()
    assert decide(client_of("leader"), three[0], "grant").status_code == 302


def test_the_list_asks_as_many_questions_for_three_as_for_one(
    asked: Permit, received: Any, cast: Any, client_of: Any
) -> None:
    leader = client_of("leader")
    leader.get(reverse("to_sign"))
    few = queries(leader, reverse("to_sign"))
    for name in UNITS:
        circle = Circle.objects.get(name=name)
        ask(widen, received(), by=cast["keeper"], asked_for="", circle=circle)
    assert queries(leader, reverse("to_sign")) == few


def test_the_requester_follows_amends_and_uses_his_request(
    asked: Permit, cast: Any, signs: Any, client_of: Any, stored: Any
) -> None:
    keeper = client_of("keeper")
    page = keeper.get(asked.get_absolute_url()).content.decode()
    assert asked.amend_url in page
    form = keeper.get(asked.amend_url).content.decode()
    assert "补正申请" in form
    circle = Circle.objects.get(name="办公室")
    answer = keeper.post(asked.amend_url, {"circle": circle.pk, "request_reason": "改为办公室"})
    assert answer.url == asked.get_absolute_url()
    assert stored(asked).round == 2
    page = keeper.get(asked.get_absolute_url()).content.decode()
    assert "补正以前的内容（1 次）" in page
    grant(asked, remark="", by=cast["leader"], proofs=signs())
    page = keeper.get(asked.use_url).content.decode()
    assert "办公室" in page
    assert keeper.post(asked.use_url, {}).status_code == 302
    assert stored(asked).state == State.USED


def test_nobody_amends_anothers_request_through_the_page(asked: Permit, client_of: Any) -> None:
    assert client_of("office_head").get(asked.amend_url).status_code == 404


def test_the_form_says_who_approves_before_it_is_filled_in(
    flow: Any, received: Any, client_of: Any
) -> None:
    flow(FlowStep(("secrecy_office",)), FlowStep(("leader",), everybody=True))
    document = received()
    keeper = client_of("keeper")
    said = "须经保密办，再经领导（全部会签）批准"
    assert said in keeper.get(document.get_absolute_url()).content.decode()
    address = reverse("act", args=[widen.code, document.public_id])
    assert said in keeper.get(address).content.decode()


def test_a_flow_is_set_through_the_pages(client_of: Any, cast: Any, signs: Any) -> None:
    security = client_of("security")
    address = f"{reverse('act', args=['approvals.flow.set'])}?code={widen.code}"
    values = {"code": widen.code, "request_reason": "会议决定"}
    for n in range(1, 6):
        values |= {f"step{n}_way": "any", f"step{n}_least": "0", f"step{n}_days": "2"}
    values |= {"step1_roles": "secrecy_office", "step2_roles": "leader", "step2_way": "everybody"}
    assert security.get(address).status_code == 200
    asked = security.post(address, values)
    [permit] = Permit.objects.using("act").filter(code="approvals.flow.set")
    assert asked.url == permit.get_absolute_url()
    page = client_of("secrecy_office").get(permit.get_absolute_url()).content.decode()
    assert "第 2 步 领导（全部会签），始终，2 个工作日内" in page
    grant(permit, remark="", by=cast["secrecy_office"], proofs=signs())
    assert security.get(permit.use_url).status_code == 200
    assert security.post(permit.use_url, {}).status_code == 302
    [flow] = Flow.objects.all()
    assert [step.roles for step in flow.read()] == [("secrecy_office",), ("leader",)]
    page = client_of("reader").get(reverse("flows")).content.decode()
    assert "领导（全部会签）" in page
    assert "第 1 版" in page


def test_a_substitute_is_appointed_through_the_page(client_of: Any, cast: Any) -> None:
    leader = client_of("leader")
    address = reverse("act", args=["approvals.substitute.appointed"])
    values = {
        "principal": cast["leader"].pk,
        "role": "leader",
        "substitute": cast["classifier"].pk,
        "since": "2026-01-01T08:00",
        "until": "2026-01-01T07:00",
    }
    assert "结束时间须晚于开始时间" in leader.post(address, values).content.decode()
    assert leader.post(address, values | {"until": "2099-01-01T08:00"}).status_code == 409
    page = leader.get(reverse("substitutes")).content.decode()
    assert "没有代理" in page


def test_the_page_of_flows_asks_no_more_for_more_steps(flow: Any, client_of: Any) -> None:
    leader = client_of("leader")
    leader.get(reverse("flows"))
    flow(FlowStep(("leader",), least=0))
    few = queries(leader, reverse("flows"))
    flow(FlowStep(("secrecy_office",), least=40), FlowStep(("leader",)))
    assert queries(leader, reverse("flows")) == few


def test_a_refusal_is_told_to_the_requester_until_he_has_seen_it(
    three: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    decide(client_of("leader"), three[0], "decline", remark="范围过大")
    asker = client_of("keeper")
    told = "申请不获批准，请阅知"
    assert told in asker.get("/duties/").content.decode()
    with behind_the_doors():
        duty = Duty.objects.get(kind_code="approvals.declined")
        assert duty.owner == cast["keeper"]
    answer = asker.post(f"/act/duties.duty.seen/{duty.public_id}/", follow=True)
    assert f"已办理：已阅 {duty}" in answer.content.decode()
    assert told not in asker.get("/duties/").content.decode()


@pytest.mark.clause("SYS-03", shows="refused")
def test_only_ones_own_news_is_noted_as_read(
    three: Any, cast: Any, client_of: Any, new_entries: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        to_decide = Duty.objects.filter(owner=cast["leader"], closed_at=None).first()
    with pytest.raises(Refused, match="不是阅知即可的"):
        note_seen(to_decide, by=cast["leader"])
    decide(client_of("leader"), three[0], "decline", remark="范围过大")
    with behind_the_doors():
        news = Duty.objects.get(kind_code="approvals.declined")
    with pytest.raises(Refused, match="不是您的待办"):
        note_seen(news, by=cast["secrecy_office"])
    note_seen(news, by=cast["keeper"])
    with pytest.raises(Refused, match="已经办结"):
        note_seen(news, by=cast["keeper"])
    outcomes = [entry["outcome"] for entry in new_entries("duties.duty.seen")]
    assert outcomes == ["refused", "refused", "done", "refused"]


def test_ones_own_requests_are_a_choice_of_the_book(three: Any, client_of: Any) -> None:
    address = "/registers/procedures.permit/?show=mine"
    assert len(client_of("keeper").get(address).context["rows"]) == len(three)
    assert client_of("leader").get(address).context["rows"] == []
