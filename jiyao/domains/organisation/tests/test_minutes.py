"""Minutes, their schedule and receipts, and documents in the committee's name (ORG-04, ORG-24)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.organisation.models import (
    AgendaTemplate,
    CommitteeDocument,
    Meeting,
    Minutes,
    MinutesReceipt,
)
from jiyao.domains.organisation.procedures.drafting import (
    APPROVE,
    ISSUE,
    READ,
    approve_minutes,
    draft_document,
    draft_minutes,
    endorse_minutes,
    issue_document,
    issue_minutes,
    read_minutes,
    return_document,
    return_minutes,
    review_document,
)
from jiyao.domains.organisation.procedures.meetings import close_meeting
from jiyao.domains.organisation.procedures.yearly import end_schedule, revise_agenda, set_schedule
from jiyao.domains.organisation.settings import DIRECT, MINUTES_HOURS, MINUTES_ROUTE, WITH_SUPERIOR
from jiyao.domains.organisation.tests.conftest import Committee, local, tick
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.duties.kinds import ESCALATED
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose

FRIDAYS = {"every": "month", "month": 1, "nth": 1, "weekday": 4, "begins": "14:00", "ends": "16:00"}


@pytest.fixture
def minutes(committee: Committee) -> Minutes:
    """The minutes owed of the first meeting, drafted."""
    close_meeting(committee.settled(committee.called()), by=committee.office)
    with committee.behind():
        owed = Minutes.objects.select_related("meeting__body").get()
    draft_minutes(owed, text="会议研究了年度计划。", by=committee.office)
    return owed


@pytest.mark.clause("ORG-04", shows="in-time")
def test_minutes_are_due_within_hours_and_issued_in_time_owe_nothing(
    committee: Committee, minutes: Minutes, cast: Any, signs: Any
) -> None:
    with committee.behind():
        assert minutes.due_at - minutes.meeting.closed_at == timedelta(hours=24)
        [duty] = Duty.objects.pending().filter(kind_code=ISSUE)
        assert duty.due_at == minutes.due_at
    approve_minutes(minutes, by=cast["leader"], proofs=signs())
    issue_minutes(minutes, others=[], by=committee.office)
    with committee.behind():
        assert not Duty.objects.pending().filter(kind_code=ISSUE).exists()


def test_who_signs_for_the_minutes_reads_them_on_the_same_page(
    committee: Committee, minutes: Minutes, cast: Any, signs: Any, client_of: Any
) -> None:
    def text_for(deed: str) -> bool:
        page = client_of("leader").get(f"/act/organisation.minutes.{deed}/{minutes.public_id}/")
        return "会议研究了年度计划。" in page.content.decode()

    assert (text_for("approved"), text_for("returned")) == (True, True)
    approve_minutes(minutes, by=cast["leader"], proofs=signs())
    issue_minutes(minutes, others=[], by=committee.office)
    assert text_for("read")
    address = f"/act/organisation.minutes.read/{minutes.public_id}/"
    assert client_of("stranger").get(address).status_code == 404


def test_the_setting_gives_more_hours_for_minutes(committee: Committee) -> None:
    choose(MINUTES_HOURS, 48)
    close_meeting(committee.settled(committee.called()), by=committee.office)
    with committee.behind():
        minutes = Minutes.objects.select_related("meeting").get()
    assert minutes.due_at - minutes.meeting.closed_at == timedelta(hours=48)


@pytest.mark.clause("ORG-04", "ORG-24", shows="overdue")
def test_minutes_that_are_late_are_called_to_mind_and_escalated(
    committee: Committee, minutes: Minutes
) -> None:
    tick(minutes.due_at + timedelta(days=8))
    with committee.behind():
        late = Duty.objects.overdue(minutes.due_at + timedelta(days=8))
        kinds = set(late.values_list("kind_code", flat=True))
        assert {ISSUE, "organisation.minutes-to-approve"} <= kinds
        assert Duty.objects.pending().filter(kind_code=ESCALATED).exists()


@pytest.mark.clause("ORG-24", shows="refused")
@pytest.mark.clause("ORG-24", shows="in-time")
def test_minutes_are_not_issued_before_the_chair_has_approved_them(
    committee: Committee, minutes: Minutes, cast: Any, signs: Any
) -> None:
    with pytest.raises(Refused, match="未经主任审定"):
        issue_minutes(minutes, others=[], by=committee.office)
    with pytest.raises(Refused, match="主任审定"):
        approve_minutes(minutes, by=cast["office_head"], proofs=signs())
    return_minutes(minutes, reason="补上表决", by=cast["leader"])
    with pytest.raises(Refused, match="待起草"):
        approve_minutes(minutes, by=cast["leader"], proofs=signs())
    draft_minutes(minutes, text="补好了。", by=committee.office)
    assert to_approve(committee) == [(cast["leader"].pk, minutes.due_at)]
    approve_minutes(minutes, by=cast["leader"], proofs=signs())
    assert to_approve(committee) == []
    issue_minutes(minutes, others=[], by=committee.office)
    with pytest.raises(Refused, match="已经印发"):
        draft_minutes(minutes, text="再改", by=committee.office)


def to_approve(committee: Committee) -> list[Any]:
    with committee.behind():
        rows = Duty.objects.pending().filter(kind_code=APPROVE)
        return list(rows.values_list("owner", "due_at"))


def test_redrafted_minutes_lose_their_approval(
    committee: Committee, minutes: Minutes, cast: Any, signs: Any
) -> None:
    approve_minutes(minutes, by=cast["leader"], proofs=signs())
    draft_minutes(minutes, text="改过了。", by=committee.office)
    with pytest.raises(Refused, match="未经主任审定"):
        issue_minutes(minutes, others=[], by=committee.office)


def test_the_setting_lets_minutes_go_out_directly(committee: Committee, minutes: Minutes) -> None:
    choose(MINUTES_ROUTE, DIRECT)
    issue_minutes(minutes, others=[], by=committee.office)


def test_the_setting_asks_for_the_head_above_the_chair(
    committee: Committee, minutes: Minutes, cast: Any, signs: Any
) -> None:
    choose(MINUTES_ROUTE, WITH_SUPERIOR)
    appoint(cast["classifier"], role="head", by=cast["security"])
    with pytest.raises(Refused, match="未经主任审定"):
        endorse_minutes(minutes, by=cast["classifier"], proofs=signs())
    approve_minutes(minutes, by=cast["leader"], proofs=signs())
    with pytest.raises(Refused, match="主要负责人签批"):
        issue_minutes(minutes, others=[], by=committee.office)
    endorse_minutes(minutes, by=cast["classifier"], proofs=signs())
    issue_minutes(minutes, others=[], by=committee.office)


@pytest.mark.clause("ORG-24", shows="shown")
def test_who_was_called_and_the_leaders_confirm_the_reading(
    committee: Committee, minutes: Minutes, cast: Any, signs: Any, visits: Any, client_of: Any
) -> None:
    approve_minutes(minutes, by=cast["leader"], proofs=signs())
    issue_minutes(minutes, others=[cast["junior"]], by=committee.office)
    read_minutes(minutes, by=cast["junior"])
    with pytest.raises(Refused, match="已签收"):
        read_minutes(minutes, by=cast["junior"])
    with committee.behind():
        assert MinutesReceipt.objects.count() == 6
        assert Duty.objects.pending().filter(kind_code=READ).count() == 5
    page = visits("secrecy_office", minutes)
    for words in ("孙晓梅", "未读", "会议研究了年度计划。", "王立言"):
        assert words in page
    printed = reverse("paper", args=["organisation.minutes", minutes.public_id])
    words = words_of(client_of("secrecy_office").get(printed).content)
    for each in ("会议纪要", "会议研究了年度计划", "孙晓梅"):
        assert each in words
    assert client_of("stranger").get(minutes.get_absolute_url()).status_code == 404


def test_the_draft_begins_with_what_was_recorded(committee: Committee, client_of: Any) -> None:
    close_meeting(committee.settled(committee.called()), by=committee.office)
    with committee.behind():
        minutes = Minutes.objects.get()
    address = reverse("act", args=["organisation.minutes.drafted", minutes.public_id])
    page = client_of("secrecy_office").get(address).content.decode()
    for words in ("到会：王立言", "1. 宣读上次会议纪要", "通过。无异议"):
        assert words in page


@pytest.mark.clause("ORG-04")
def test_the_calendar_calls_the_meetings_of_the_schedule_once(
    committee: Committee, new_entries: Any
) -> None:
    set_schedule(committee.body, **FRIDAYS, place="一号会议室", by=committee.office)
    for moment in (local(2030, 2, 20, 9), local(2030, 2, 21, 9)):
        tick(moment)
    with committee.behind():
        [meeting] = Meeting.objects.all()
        assert meeting.starts_at == local(2030, 3, 1, 14)
        assert meeting.is_last is False
    end_schedule(committee.body, by=committee.office)
    tick(local(2030, 11, 29, 9))
    with committee.behind():
        assert Meeting.objects.count() == 1
    assert len(new_entries("organisation.meeting.scheduled")) == 1


def test_the_last_meeting_of_the_schedule_considers_the_summary(committee: Committee) -> None:
    set_schedule(committee.body, **FRIDAYS, place="一号会议室", by=committee.office)
    tick(local(2030, 11, 29, 9))
    with committee.behind():
        [meeting] = Meeting.objects.all()
        assert meeting.is_last
        assert meeting.items.filter(kind_of="summary").exists()


@pytest.mark.clause("ORG-04", shows="refused")
@pytest.mark.parametrize(
    ("changes", "words"),
    [({"every": "quarter", "month": 4}, "只有 3 个月"), ({"ends": "13:00"}, "结束时间")],
)
def test_a_schedule_that_cannot_be_is_refused(
    committee: Committee, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        set_schedule(committee.body, **(FRIDAYS | changes), place="室", by=committee.office)


def test_the_template_of_the_agenda_is_data(committee: Committee) -> None:
    with committee.behind():
        assert len(AgendaTemplate.titles_at(timezone.now())) == 8
    revise_agenda(items="学习文件\n\n研究问题", by=committee.office)
    titles = [item.title for item in committee.items(committee.called())]
    assert titles[:2] == ["学习文件", "研究问题"]


@pytest.mark.clause("ORG-24", shows="refused")
def test_a_document_goes_the_way_of_the_chair_and_then_of_a_leader(
    committee: Committee, cast: Any, signs: Any, client_of: Any
) -> None:
    appoint(cast["reader"], role="head", by=cast["security"])
    fields = {"title": "关于开展自查的通知", "text": "请于月底前完成。"}
    document = draft_document(committee.body, **fields, by=committee.office)
    with pytest.raises(Refused, match="未经主任审查"):
        ask(issue_document, document, by=committee.office, asked_for="印发")
    with pytest.raises(Refused, match="主任审查"):
        review_document(document, by=cast["reader"], proofs=signs())
    back = draft_document(committee.body, **fields, by=committee.office)
    return_document(back, reason="期限太紧", by=cast["leader"])
    with pytest.raises(Refused, match="已退回"):
        review_document(back, by=cast["leader"], proofs=signs())
    review_document(document, by=cast["leader"], proofs=signs())
    with pytest.raises(Refused, match="批准"):
        issue_document(document, by=committee.office)
    permit = ask(issue_document, document, by=committee.office, asked_for="印发")
    grant(permit, remark="", by=cast["reader"], proofs=signs())
    issue_document(document, by=committee.office)
    with committee.behind():
        number = CommitteeDocument.objects.get(pk=document.pk).number
    assert number.startswith("保委〔")
    page = client_of("secrecy_office").get(document.get_absolute_url()).content.decode()
    assert "关于开展自查的通知" in page
    with time_machine.travel(timezone.now(), tick=False):
        assert client_of("stranger").get(document.get_absolute_url()).status_code == 404
