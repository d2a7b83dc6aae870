"""Interviews that touch on secrets: approved, signed for, then held (PUB-11)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.release.models import Interview
from jiyao.domains.release.procedures.interviews import acknowledge, admit, hold, plan
from jiyao.domains.release.settings import DECLARED, MEETING_NEWS
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.carriers_at_hand import choose
from tests.files import picture, upload_of
from tests.released_at_hand import Desk


def planned(desk: Desk) -> Interview:
    fields = {"outlet": "某报社", "journalists": "甲、乙", "topic": "01 号工作"}
    fields |= {"limits": "数量和地点"}
    by = desk.cast["reader"]
    interview: Interview = plan(planned_at=timezone.now(), by=by, **fields)
    return interview


def admitted(desk: Desk, interview: Interview) -> Interview:
    people = {"by": desk.cast["reader"], "approver": desk.cast["leader"], "proofs": desk.signs()}
    admitted: Interview = approved(admit, interview, **people)
    return admitted


def signed(desk: Desk, interview: Interview, **changes: Any) -> Interview:
    fields = {"signed_by": "甲", "signed_on": timezone.localdate()}
    fields |= {"upload": upload_of("告知书.png", picture())}
    by = desk.cast["reader"]
    signed: Interview = acknowledge(interview, by=by, proofs=desk.signs(), **(fields | changes))
    return signed


def held(desk: Desk, interview: Interview) -> Interview:
    held: Interview = hold(interview, outcome="未超出范围", by=desk.cast["reader"])
    return held


@pytest.mark.clause("PUB-11")
def test_approved_and_signed_for_it_is_held(desk: Desk, page: Any, new_entries: Any) -> None:
    interview = planned(desk)
    signed(desk, admitted(desk, interview))
    held(desk, interview)
    assert len(new_entries("release.interview.held")) == 1
    shown = page("reader", interview.get_absolute_url())
    for said in ("王立言", "告知书.png", "未超出范围", "已采访"):
        assert said in shown


@pytest.mark.clause("PUB-11", shows="refused")
def test_without_the_approval_nothing_is_signed_or_held(desk: Desk, new_entries: Any) -> None:
    interview = planned(desk)
    with pytest.raises(Refused, match="没有领导批准"):
        signed(desk, interview)
    with pytest.raises(Refused, match="没有领导批准"):
        held(desk, interview)
    [entry] = new_entries("release.interview.held")
    assert (entry["outcome"], "PUB-11" in entry["clauses"]) == ("refused", True)


@pytest.mark.clause("PUB-11", shows="refused")
def test_without_the_signature_of_the_journalists_it_is_not_held(desk: Desk) -> None:
    interview = admitted(desk, planned(desk))
    with pytest.raises(Refused, match="没有签收"):
        held(desk, interview)


def test_the_sheet_was_signed_after_the_approval(desk: Desk) -> None:
    interview = admitted(desk, planned(desk))
    with pytest.raises(Refused, match="批准以后"):
        signed(desk, interview, signed_on=timezone.localdate() - timedelta(days=1))


def test_a_sheet_that_cannot_be_shown_is_not_taken(desk: Desk) -> None:
    interview = admitted(desk, planned(desk))
    with pytest.raises(Refused, match=r"不符|不能附上"):
        signed(desk, interview, upload=upload_of("告知书.pdf", picture()))


def test_a_stranger_learns_of_no_interview(desk: Desk, client_of: Any) -> None:
    interview = planned(desk)
    for who in ("stranger", "keeper"):
        assert client_of(who).get(interview.get_absolute_url()).status_code == 404
    listed = client_of("keeper").get(reverse("register", args=["release.interview"]))
    assert interview.number not in listed.content.decode()


@pytest.mark.clause("PUB-07", shows="refused")
def test_a_classified_meeting_is_reported_by_journalists_who_have_signed_alone(desk: Desk) -> None:
    choose(MEETING_NEWS, DECLARED)
    interview = planned(desk)
    with pytest.raises(Refused, match="已签收告知"):
        desk.begun(kind="meeting", interview=interview)
    signed(desk, admitted(desk, interview))
    assert desk.begun(kind="meeting", interview=desk.fresh(interview)).number


def test_the_sheet_to_be_signed_says_what_must_not_be_reported(desk: Desk, client_of: Any) -> None:
    interview = admitted(desk, planned(desk))
    address = reverse("paper", args=["release.interview-sheet", interview.public_id])
    words = words_of(client_of("reader").get(address).content)
    for said in ("采访保密告知书", "某报社", "数量和地点", "王立言", "采编人员（签名）"):
        assert said in words
    book = reverse("paper_of_register", args=["release.interview-book"])
    assert "01号工作" in words_of(client_of("leader").get(book).content)


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        ("0001-01-01T00:00", "日期须在"),
        ("2020-01-01T10:00", "不能早于今天"),
        ("9999-12-31T23:59", "日期须在"),
    ],
)
def test_an_interview_is_planned_for_a_day_to_come(moment: str, why: str, client_of: Any) -> None:
    shown = client_of("reader").post("/act/release.interview.planned/", {"planned_at": moment})
    assert why in str(shown.context["form"].errors["planned_at"])
