"""Whose turn it is: said on the page, and given on when who was asked may not do it any more."""

from typing import Any

import pytest
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.release.procedures.publishing import end_publisher
from jiyao.domains.release.procedures.submitting import send
from jiyao.domains.release.settings import PATH_OF_WEBSITE
from jiyao.foundation.accounts.procedures.appointing import appoint, dismiss
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose
from tests.released_at_hand import Desk

HANDING = next(job for job in SCHEDULE if job.code == "release.submission.handed-over")


def owing(desk: Desk, kind: str) -> set[Any]:
    with desk.behind():
        rows = Duty.objects.pending().filter(kind_code=kind).select_related("owner")
        return {duty.owner for duty in rows}


def test_the_duty_of_publishing_goes_to_who_may_publish(desk: Desk) -> None:
    first = desk.publisher()
    submission = desk.approved()
    assert owing(desk, "release.publish") == {desk.cast["stranger"]}
    end_publisher(first, by=desk.cast["secrecy_office"])
    desk.publisher("keeper")
    assert run(HANDING, timezone.now()) == 1
    assert run(HANDING, timezone.now()) == 0
    assert owing(desk, "release.publish") == {desk.cast["keeper"]}
    desk.published(submission, by="keeper")
    assert owing(desk, "release.publish") == set()


@pytest.mark.parametrize("who", ["reader", "leader"])
def test_neither_author_nor_reviewer_is_asked_to_publish(who: str, desk: Desk) -> None:
    desk.approved()
    desk.publisher(who)
    assert run(HANDING, timezone.now()) == 0
    assert owing(desk, "release.publish") == set()


def test_a_review_goes_to_who_holds_the_role_now(desk: Desk) -> None:
    cast, submission = desk.cast, desk.begun()
    desk.passed(desk.sent(submission), "secrecy_office")
    with desk.behind():
        appointment = cast["leader"].appointments.get(role_code="leader")
    dismiss(appointment, by=cast["security"])
    appoint(cast["office_head"], role="leader", by=cast["security"])
    run(HANDING, timezone.now())
    assert owing(desk, "release.review") == {cast["office_head"]}


def test_the_page_names_whose_turn_it_is(desk: Desk, client_of: Any) -> None:
    submission = desk.sent(desk.begun())

    def told() -> Any:
        shown = client_of("reader").get(submission.get_absolute_url()).context["now_facts"]
        return next(fact.value for fact in shown if fact.title == "轮到谁")

    assert told() == str(desk.cast["secrecy_office"])
    desk.passed(submission, "secrecy_office", "leader")
    assert told() == "没有能发布的发布员：请保密办指定"
    desk.publisher()
    run(HANDING, timezone.now())
    assert told() == str(desk.cast["stranger"])


def test_what_is_sent_already_is_told_nothing_of_who_could_review_it(desk: Desk) -> None:
    submission = desk.sent(desk.begun())
    choose(PATH_OF_WEBSITE, "dept_head_leader_office")
    with pytest.raises(Refused) as refused:
        send(
            desk.fresh(submission), head=None, words="", by=desk.cast["reader"], proofs=desk.signs()
        )
    assert "审查中" in str(refused.value)
    assert "没有选部门负责人" not in str(refused.value)


def test_the_only_reviewer_is_not_told_that_there_is_none(desk: Desk, client_of: Any) -> None:
    submission = desk.begun()
    shown = client_of("secrecy_office").get(submission.get_absolute_url()).content.decode()
    assert "请作者办理" in shown
    assert "除作者外没有人能办理" not in shown
