"""Meetings: agenda, quorum, votes, conclusions, the yearly minimum and cycle (ORG-03, ORG-24)."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.organisation.models import Meeting
from jiyao.domains.organisation.procedures.calling import HOLD, SHORT, days_of_the_minimum
from jiyao.domains.organisation.procedures.concluding import pass_items, put_off
from jiyao.domains.organisation.procedures.meetings import (
    call_off,
    close_meeting,
    move_meeting,
    order_meeting,
    put_on_the_agenda,
)
from jiyao.domains.organisation.settings import HALF, MEETINGS_A_YEAR, MORE, NONE, QUORUM
from jiyao.domains.organisation.tests.conftest import Committee, local, tick
from jiyao.foundation.duties.kinds import ESCALATED
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose

EXTRA = {"place": "一号会议室", "reason": "研究一起违规"}
HERE = ("leader", "reader", "classifier", "personnel", "office_head")


@pytest.mark.clause("ORG-03", "ORG-24")
def test_a_meeting_is_held_from_the_agenda_to_the_close(
    committee: Committee, visits: Any, new_entries: Any
) -> None:
    meeting = committee.called()
    assert len(committee.items(meeting)) == 9
    committee.settled(meeting)
    close_meeting(meeting, by=committee.office)
    page = visits("reader", meeting)
    for words in ("已结束", "应到 5，实到 3", "宣读上次会议纪要", "无异议", "王立言", "缺席"):
        assert words in page
    assert len(new_entries("organisation.meeting.closed")) == 1


@pytest.mark.clause("ORG-03", shows="refused")
@pytest.mark.parametrize(
    ("setting", "present", "met"),
    [
        (HALF, 2, False),
        (HALF, 3, True),
        (MORE, 2, False),
        (MORE, 3, True),
        (NONE, 1, True),
    ],
)
def test_without_a_quorum_nothing_is_resolved(
    committee: Committee, setting: str, present: int, met: bool
) -> None:
    choose(QUORUM, setting)
    meeting = committee.attended(committee.called(), *HERE[:present])
    item = committee.items(meeting)[0]
    if met:
        assert committee.concluded(item).outcome == "passed"
        return
    with pytest.raises(Refused, match="不足法定人数"):
        committee.concluded(item)
    with pytest.raises(Refused, match="不足法定人数"):
        pass_items(meeting, items=[item], conclusion="好", by=committee.office)


@pytest.mark.parametrize(("setting", "met"), [(HALF, True), (MORE, False)])
def test_exactly_half_is_enough_or_not_as_the_setting_says(
    committee: Committee, setting: str, met: bool
) -> None:
    committee.seat("keeper", "member")
    choose(QUORUM, setting)
    meeting = committee.attended(committee.called(), *HERE[:3])
    with committee.behind():
        assert meeting.has_quorum(timezone.now()) is met


@pytest.mark.clause("ORG-03", shows="refused")
@pytest.mark.parametrize(
    ("votes", "outcome", "words"),
    [
        ((1, 1, 0), "passed", "与到会"),
        ((1, 2, 0), "passed", "少数服从多数"),
        ((2, 1, 0), "rejected", "少数"),
    ],
)
def test_votes_must_fit_who_is_there_and_the_outcome_the_votes(
    committee: Committee, votes: tuple[int, ...], outcome: str, words: str
) -> None:
    meeting = committee.attended(committee.called(), "leader", "reader", "classifier")
    counts = dict(zip(("votes_for", "votes_against", "votes_none"), votes, strict=True))
    with pytest.raises(Refused, match=words):
        committee.concluded(committee.items(meeting)[0], **counts, outcome=outcome)


@pytest.mark.clause("ORG-03", shows="refused")
def test_what_is_undecided_carries_its_next_step_into_the_next_meeting(
    committee: Committee, visits: Any
) -> None:
    meeting = committee.attended(committee.called(), "leader", "reader", "classifier")
    first = committee.items(meeting)[0]
    with pytest.raises(Refused, match="须写明下一步"):
        put_off(first, opinions="", next_step=" ", by=committee.office)
    with pytest.raises(Refused, match="既没有结论"):
        close_meeting(meeting, by=committee.office)
    put_off(first, opinions="意见不一", next_step="办公室下月再报", by=committee.office)
    committee.settled(meeting)
    assert "办公室下月再报" in visits("secrecy_office", meeting)
    with committee.behind():
        assert meeting.items.get(place=1).outcome == "put_off"
    close_meeting(meeting, by=committee.office)
    later = committee.called(timezone.now() + timedelta(days=40))
    assert committee.items(later)[0].title == first.title
    assert committee.items(later)[0].follows_id == first.pk


def test_nothing_is_concluded_before_it_is_booked_who_came(committee: Committee) -> None:
    with pytest.raises(Refused, match="登记到会"):
        committee.concluded(committee.items(committee.called())[0])


@pytest.mark.clause("ORG-24", shows="refused")
def test_the_first_meeting_does_not_close_without_the_plan(committee: Committee) -> None:
    meeting = committee.attended(committee.called(), "leader", "reader", "classifier")
    *ordinary, plan = committee.items(meeting)
    pass_items(meeting, items=ordinary, conclusion="好", by=committee.office)
    with pytest.raises(Refused, match="还没有写成"):
        committee.concluded(plan)
    put_off(plan, opinions="", next_step="下周再议", by=committee.office)
    with pytest.raises(Refused, match="年初首次例会"):
        close_meeting(meeting, by=committee.office)
    committee.written("plan")
    committee.concluded(plan)
    close_meeting(meeting, by=committee.office)


@pytest.mark.clause("ORG-24", shows="refused")
def test_the_last_meeting_does_not_close_without_the_summary(committee: Committee) -> None:
    close_meeting(committee.settled(committee.called()), by=committee.office)
    last = committee.called(timezone.now() + timedelta(days=1), is_last=True)
    committee.attended(last, "leader", "reader", "classifier")
    *ordinary, summary = committee.items(last)
    assert summary.kind_of == "summary"
    pass_items(last, items=ordinary, conclusion="好", by=committee.office)
    put_off(summary, opinions="", next_step="补数字", by=committee.office)
    with pytest.raises(Refused, match="年末末次例会"):
        close_meeting(last, by=committee.office)
    committee.written("summary")
    committee.concluded(summary)
    close_meeting(last, by=committee.office)


@pytest.mark.clause("ORG-24", shows="refused")
def test_extra_meetings_are_ordered_by_the_chair_alone(
    committee: Committee, cast: Any, signs: Any
) -> None:
    when = timezone.now() + timedelta(days=2)
    with pytest.raises(Refused, match="主任决定"):
        order_meeting(
            committee.body, starts_at=when, **EXTRA, by=cast["office_head"], proofs=signs()
        )
    with pytest.raises(Refused, match="缺少签名"):
        order_meeting(committee.body, starts_at=when, **EXTRA, by=cast["leader"])
    meeting = order_meeting(
        committee.body, starts_at=when, **EXTRA, by=cast["leader"], proofs=signs()
    )
    assert [item.title for item in committee.items(meeting)] == ["研究一起违规"]
    close_meeting(committee.settled(meeting), by=committee.office)


@pytest.mark.clause("ORG-24", shows="shown")
@pytest.mark.clause("ORG-24", shows="hidden")
def test_a_meeting_is_open_to_its_members_and_hidden_from_a_stranger(
    committee: Committee, client_of: Any, visits: Any
) -> None:
    meeting = committee.called()
    assert "一号会议室" in visits("classifier", meeting)
    assert client_of("stranger").get(meeting.get_absolute_url()).status_code == 404
    listed = client_of("stranger").get("/registers/organisation.meeting/").content.decode()
    assert meeting.number not in listed


def test_a_meeting_is_moved_and_called_off_until_it_is_held(committee: Committee) -> None:
    meeting = committee.called()
    later = timezone.now() + timedelta(days=3)
    move_meeting(meeting, starts_at=later, place="二号会议室", by=committee.office)
    with committee.behind():
        assert [duty.due_at for duty in Duty.objects.filter(kind_code=HOLD)] == [later]
    call_off(meeting, reason="改期", by=committee.office)
    with committee.behind():
        assert Meeting.objects.get().state == "已取消"
    with pytest.raises(Refused, match="已取消"):
        put_on_the_agenda(meeting, title="补充", by=committee.office)


def test_only_the_secrecy_office_writes_the_record(committee: Committee, cast: Any) -> None:
    meeting = committee.called()
    with pytest.raises(Refused, match="角色不办理"):
        put_on_the_agenda(meeting, title="补充", by=cast["reader"])


@pytest.mark.clause("ORG-03", shows="in-time")
@pytest.mark.clause("ORG-03", shows="overdue")
def test_a_committee_short_of_meetings_owes_one_and_is_seen_to(committee: Committee) -> None:
    due = local(2030, 6, 30, 17, 30)
    tick(local(2030, 6, 10, 9))
    assert owed(committee) == []
    tick(local(2030, 6, 20, 9))
    tick(local(2030, 6, 21, 9))
    assert [duty.due_at for duty in owed(committee)] == [due]
    tick(local(2030, 7, 10, 9))
    with committee.behind():
        assert Duty.objects.pending().filter(kind_code=ESCALATED).exists()
    with time_machine.travel(local(2030, 7, 11, 9), tick=False):
        close_meeting(committee.settled(committee.called()), by=committee.office)
    assert owed(committee) == []
    tick(local(2030, 12, 20, 9))
    assert [duty.due_at for duty in owed(committee)] == [local(2030, 12, 31, 17, 30)]


@pytest.mark.parametrize(
    ("number", "days"), [(0, []), (1, [(12, 31)]), (4, [(3, 31), (6, 30), (9, 30), (12, 31)])]
)
def test_the_minimum_of_the_setting_is_spread_over_the_year(
    committee: Committee, number: int, days: list[tuple[int, int]]
) -> None:
    choose(MEETINGS_A_YEAR, number)
    with committee.behind():
        found = days_of_the_minimum(2031, timezone.now())
    assert found == [date(2031, *day) for day in days]


def owed(committee: Committee) -> list[Duty]:
    with committee.behind():
        return list(Duty.objects.pending().filter(kind_code=SHORT))
