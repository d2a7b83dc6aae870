"""Reasons not to call, conclude or close a meeting (ORG-03, ORG-24)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import Body, Meeting, MeetingItem


@rule("ORG-03")
def body_has_members(body: "Body", at: datetime) -> Refusal | None:
    if body.members_at(at):
        return None
    return Refusal(_("%(body)s 没有在任成员") % {"body": body}, _("请先任命成员"))


@rule("ORG-03")
def time_is_free(body: "Body", starts_at: datetime) -> Refusal | None:
    if not body.meetings.filter(called_off_at=None, starts_at=starts_at).exists():
        return None
    return Refusal(_("这个时间已有一次会议"), _("请换一个时间，或使用已召集的会议"))


@rule("ORG-24")
def chair_orders_it(body: "Body", by: Person, at: datetime) -> Refusal | None:
    if body.chair_at(at) == by:
        return None
    return Refusal(_("临时会议由 %(body)s 主任决定") % {"body": body}, _("请报主任决定"))


@rule("ORG-03")
def meeting_is_open(meeting: "Meeting") -> Refusal | None:
    if meeting.is_open:
        return None
    return Refusal(_("会议%(state)s") % {"state": meeting.state})


@rule("ORG-03")
def attendance_is_recorded(meeting: "Meeting") -> Refusal | None:
    if meeting.begun_at is not None:
        return None
    return Refusal(_("还没有登记到会情况"), _("请先登记到会"))


@rule("ORG-03")
def attendance_is_not_recorded(meeting: "Meeting") -> Refusal | None:
    if meeting.begun_at is None:
        return None
    return Refusal(_("会议已经开始"), _("请照实记录；不能作结论的议题写明下一步"))


@rule("ORG-03")
def nobody_is_both_here_and_away(present: list[Person], leave: list[Person]) -> Refusal | None:
    both = {person.pk for person in present} & {person.pk for person in leave}
    if not both:
        return None
    return Refusal(_("有人同时选作到会和请假"), _("请核对"))


@rule("ORG-03")
def item_is_of_an_open_meeting(item: "MeetingItem") -> Refusal | None:
    refusal: Refusal | None = meeting_is_open.function(item.meeting)
    return refusal or attendance_is_recorded.function(item.meeting)


@rule("ORG-03")
def quorum_is_met(item: "MeetingItem", at: datetime) -> Refusal | None:
    return _quorum(item.meeting, at)


@rule("ORG-03")
def meeting_has_quorum(meeting: "Meeting", at: datetime) -> Refusal | None:
    return _quorum(meeting, at)


def _quorum(meeting: "Meeting", at: datetime) -> Refusal | None:
    if meeting.has_quorum(at):
        return None
    here = {"here": meeting.present(), "all": meeting.voters().count()}
    return Refusal(
        _("应到 %(all)d 人，实到 %(here)d 人，不足法定人数，不得作出决议") % here,
        _("可以记下意见和下一步，另行召开"),
    )


@rule("ORG-03")
def votes_are_of_those_present(
    item: "MeetingItem", votes_for: int | None, votes_against: int | None, votes_none: int | None
) -> Refusal | None:
    votes = [n for n in (votes_for, votes_against, votes_none) if n is not None]
    here = item.meeting.present()
    if not votes or sum(votes) == here:
        return None
    counts = {"votes": sum(votes), "here": here}
    return Refusal(
        _("三项票数合计 %(votes)d，与到会有表决权的 %(here)d 人不符") % counts,
        _("请核对票数；没有表决的三项都不填"),
    )


@rule("ORG-03")
def outcome_follows_the_votes(
    outcome: str, votes_for: int | None, votes_against: int | None, votes_none: int | None
) -> Refusal | None:
    votes = [n for n in (votes_for, votes_against, votes_none) if n is not None]
    passed = 2 * (votes_for or 0) > sum(votes)
    if not votes or passed == (outcome == "passed"):
        return None
    return Refusal(_("结果与表决不符：少数服从多数"), _("请核对票数和结果"))


@rule("ORG-24")
def paper_of_the_year_is_written(item: "MeetingItem", outcome: str) -> Refusal | None:
    paper = item.yearly()
    if paper is None or outcome != "passed" or paper.written_at is not None:
        return None
    return Refusal(_("%(paper)s 还没有写成") % {"paper": paper}, _("请先完成起草"))


@rule("ORG-03")
def next_step_is_named(next_step: str) -> Refusal | None:
    if next_step.strip():
        return None
    return Refusal(_("暂不作结论的议题须写明下一步"), _("请写明谁在何时再提出"))


@rule("ORG-03")
def every_item_is_settled(meeting: "Meeting") -> Refusal | None:
    waiting = meeting.items.filter(outcome="").order_by("place")
    places = "、".join(str(item.place) for item in waiting)
    if not places:
        return None
    return Refusal(
        _("第 %(places)s 项议题既没有结论，也没有下一步") % {"places": places},
        _("请逐项记录结论，或写明下一步"),
    )


@rule("ORG-24")
def first_meeting_settles_the_plan(meeting: "Meeting") -> Refusal | None:
    if not meeting.is_first() or _adopted(meeting, "plan"):
        return None
    return Refusal(
        _("年初首次例会还没有通过 %(year)d 年度保密工作计划") % {"year": meeting.year},
        _("请审定计划并记录结论后再结束会议"),
    )


@rule("ORG-24")
def last_meeting_settles_the_summary(meeting: "Meeting") -> Refusal | None:
    if not meeting.is_last or _adopted(meeting, "summary"):
        return None
    return Refusal(
        _("年末末次例会还没有审议通过 %(year)d 年度保密工作总结") % {"year": meeting.year},
        _("请审议总结并记录结论后再结束会议"),
    )


def _adopted(meeting: "Meeting", kind: str) -> bool:
    if meeting.body.kind_of != "committee":
        return True
    papers = meeting.body.yearlies.filter(kind_of=kind, year=meeting.year)
    return bool(papers.exclude(adopted_at=None).exists())
