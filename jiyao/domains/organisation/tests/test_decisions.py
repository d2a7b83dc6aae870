"""Decisions followed to completion, and the year's plan and summary (ORG-05, ORG-06)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.organisation.models import Decision, Yearly
from jiyao.domains.organisation.procedures.concluding import (
    CARRY_OUT,
    CHECK,
    assign,
    check,
    report,
)
from jiyao.domains.organisation.procedures.meetings import close_meeting
from jiyao.domains.organisation.procedures.yearly import WRITE, write
from jiyao.domains.organisation.settings import CHECK_DAYS, PLAN_DAYS, SUMMARY_DAYS
from jiyao.domains.organisation.tests.conftest import Committee, local, tick
from jiyao.foundation.duties.kinds import ESCALATED
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose

WEEK = timedelta(days=7)
DONE = {"result": "done", "finding": "属实", "due_on": None}


@pytest.fixture
def decision(committee: Committee, cast: Any) -> Decision:
    """A decision that the junior, who is no member, carries out within a week."""
    meeting = committee.attended(committee.called(), "leader", "reader", "classifier")
    item = committee.items(meeting)[0]
    fields = {"task": "更换库房门锁", "owner": cast["junior"]}
    due = {"due_on": timezone.localdate() + WEEK}
    with pytest.raises(Refused, match="没有通过的结论"):
        assign(item, **fields, **due, by=committee.office)
    committee.concluded(item)
    made: Decision = assign(item, **fields, **due, by=committee.office)
    return made


def pending(committee: Committee, kind: str) -> list[Duty]:
    with committee.behind():
        return list(Duty.objects.pending().filter(kind_code=kind))


@pytest.mark.clause("ORG-05", shows="in-time")
@pytest.mark.clause("ORG-05", shows="shown")
def test_a_decision_is_carried_out_reported_and_checked(
    committee: Committee, decision: Decision, cast: Any, visits: Any, client_of: Any
) -> None:
    [duty] = pending(committee, CARRY_OUT)
    assert duty.owner == cast["junior"]
    assert "更换库房门锁" in visits("junior", decision)
    report(decision, evidence="验收单 3 号", by=cast["junior"])
    assert pending(committee, CARRY_OUT) == []
    [duty] = pending(committee, CHECK)
    assert timezone.localdate(duty.due_at) == timezone.localdate() + timedelta(days=10)
    check(decision, **DONE, by=committee.office)
    assert pending(committee, CHECK) == []
    with committee.behind():
        meeting = Decision.objects.get().item.meeting
    printed = reverse("paper", args=["organisation.decisions-checked", meeting.public_id])
    words = words_of(client_of("secrecy_office").get(printed).content)
    for each in ("例行会议决定及检查表", "更换库房门锁", "孙晓梅", "验收单3号", "已落实", "属实"):
        assert each in words
    book = client_of("secrecy_office").get("/papers/organisation.decision-book/")
    assert "更换库房门锁" in words_of(book.content)


@pytest.mark.clause("ORG-05", shows="overdue")
def test_a_decision_that_is_late_is_escalated(committee: Committee, decision: Decision) -> None:
    late = timezone.now() + timedelta(days=20)
    tick(late)
    with committee.behind():
        assert Duty.objects.overdue(late).filter(kind_code=CARRY_OUT).exists()
        [duty] = Duty.objects.filter(kind_code=CARRY_OUT)
        escalated = Duty.objects.filter(kind_code=ESCALATED, subject_ref=duty.public_id)
        assert [each.owner.number for each in escalated] == ["H0102"]


@pytest.mark.clause("ORG-05", shows="hidden")
def test_a_decision_is_hidden_from_a_stranger(decision: Decision, client_of: Any) -> None:
    assert client_of("stranger").get(decision.get_absolute_url()).status_code == 404
    listed = client_of("stranger").get("/registers/organisation.decision/").content.decode()
    assert decision.number not in listed


def test_what_the_check_finds_not_done_goes_back_with_a_new_day(
    committee: Committee, decision: Decision, cast: Any, visits: Any
) -> None:
    choose(CHECK_DAYS, 3)
    with pytest.raises(Refused, match="还没有报告"):
        check(decision, **DONE, by=committee.office)
    with pytest.raises(Refused, match="由责任人"):
        report(decision, evidence="好了", by=cast["reader"])
    report(decision, evidence="已换", by=cast["junior"])
    [duty] = pending(committee, CHECK)
    assert timezone.localdate(duty.due_at) == timezone.localdate() + timedelta(days=3)
    with pytest.raises(Refused, match="重定完成期限"):
        check(decision, result="not_done", finding="未换", due_on=None, by=committee.office)
    day = timezone.localdate() + 2 * WEEK
    check(decision, result="not_done", finding="未换", due_on=day, by=committee.office)
    [duty] = pending(committee, CARRY_OUT)
    assert timezone.localdate(duty.due_at) == day
    report(decision, evidence="这次换了", by=cast["junior"])
    page = visits("junior", decision)
    for words in ("已换", "未落实", "未换", "这次换了"):
        assert words in page
    check(decision, **DONE, by=committee.office)
    with pytest.raises(Refused, match="已检查确认"):
        check(decision, **DONE, by=committee.office)


def test_nobody_checks_what_was_his_own_to_do(committee: Committee) -> None:
    meeting = committee.attended(committee.called(), "leader", "reader", "classifier")
    item = committee.concluded(committee.items(meeting)[0])
    fields = {"task": "修订制度", "owner": committee.office, "due_on": timezone.localdate()}
    own = assign(item, **fields, by=committee.office)
    report(own, evidence="已印发", by=committee.office)
    with pytest.raises(Refused, match="不检查自己"):
        check(own, **DONE, by=committee.office)


@pytest.mark.clause("ORG-06", shows="in-time")
@pytest.mark.parametrize(("days", "due"), [(31, (1, 31)), (15, (1, 15))])
def test_the_plan_is_owed_from_the_first_of_january(
    committee: Committee, days: int, due: tuple[int, int]
) -> None:
    choose(PLAN_DAYS, days)
    tick(local(2031, 1, 1, 9))
    tick(local(2031, 1, 2, 9))
    with committee.behind():
        plan = Yearly.objects.get(year=2031)
        assert plan.due_at == local(2031, *due, 17, 30)
    write(plan, text="全年打算", by=committee.office)
    assert pending(committee, WRITE) == []


@pytest.mark.clause("ORG-06", shows="overdue")
def test_a_summary_that_is_late_is_escalated(committee: Committee) -> None:
    choose(SUMMARY_DAYS, 20)
    tick(local(2030, 10, 1, 9))
    with committee.behind():
        assert not Yearly.objects.filter(kind_of="summary").exists()
    tick(local(2030, 11, 20, 9))
    with committee.behind():
        assert Yearly.objects.get(kind_of="summary").due_at == local(2030, 12, 11, 17, 30)
    tick(local(2030, 12, 25, 9))
    with committee.behind():
        late = Duty.objects.overdue(local(2030, 12, 25, 9)).filter(kind_code=WRITE)
        assert late.filter(subject_title__startswith="2030 年度保密工作总结").exists()
        assert Duty.objects.filter(kind_code=ESCALATED).exists()


@pytest.mark.clause("ORG-06", shows="shown")
@pytest.mark.clause("ORG-06", shows="hidden")
def test_the_summary_begins_with_the_figures_of_the_year(
    committee: Committee, decision: Decision, client_of: Any
) -> None:
    with committee.behind():
        meeting = Decision.objects.get().item.meeting
    close_meeting(committee.settled(meeting), by=committee.office)
    year = timezone.localdate().year
    tick(local(year, 12, 20, 9))
    with committee.behind():
        summary = Yearly.objects.get(kind_of="summary")
    address = reverse("act", args=["organisation.yearly.written", summary.public_id])
    page = client_of("secrecy_office").get(address).content.decode()
    for words in ("召开会议 1 次", "交办决定 1 项，已落实 0 项", "结束会议 1 次", "有期限的待办"):
        assert words in page
    write(summary, text="全年召开会议 1 次。", by=committee.office)
    printed = reverse("paper", args=["organisation.yearly", summary.public_id])
    assert "全年召开会议1次" in words_of(client_of("secrecy_office").get(printed).content)
    assert client_of("stranger").get(summary.get_absolute_url()).status_code == 404


def test_what_a_meeting_has_adopted_is_not_written_anew(committee: Committee) -> None:
    committee.settled(committee.called())
    with committee.behind():
        plan = Yearly.objects.get()
    with time_machine.travel(timezone.now() + WEEK), pytest.raises(Refused, match="已由会议审定"):
        write(plan, text="改", by=committee.office)
