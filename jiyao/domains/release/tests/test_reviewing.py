"""The reviewer's checklist, what is unclear, the form (PUB-03, PUB-06)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.release.models import Prohibition
from jiyao.domains.release.procedures.enquiring import note_answer, refer
from jiyao.domains.release.procedures.reviewing import pass_on
from jiyao.domains.release.procedures.watchwords import enter_prohibition
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused
from tests.released_at_hand import Desk


def asked(desk: Desk, submission: Any, by: str = "reader") -> Any:
    """Put before the superior."""
    fields = {"body": "市保密局", "question": "数据能否公开", "due_on": date(2099, 1, 1)}
    return refer(submission, by=desk.cast[by], **fields)


def answered(desk: Desk, enquiry: Any, answer: str, **changes: Any) -> Any:
    """Answered by the superior."""
    fields = {"reference": "保函〔2026〕7号", "answered_on": timezone.localdate()} | changes
    return note_answer(enquiry, answer=answer, by=desk.cast["secrecy_office"], **fields)


@pytest.mark.clause("PUB-06", shows="shown")
def test_the_nine_categories_ship_and_each_answer_is_printed(desk: Desk, client_of: Any) -> None:
    with desk.behind():
        assert Prohibition.objects.count() == 9
    submission = desk.sent(desk.begun())
    desk.passed(submission, "secrecy_office", "leader")
    address = reverse("paper", args=["release.submission-form", submission.public_id])
    words = words_of(client_of("reader").get(address).content)
    assert words.count("没有郑守言") == 9
    for said in (
        "信息公开保密审查表",
        "□公文",
        "■政府网站",
        "没有命中",
        "开放日",
        "保密审查",
        "单位领导审定",
        "王立言",
    ):
        assert said in words


@pytest.mark.clause("PUB-06", shows="hidden")
def test_the_form_is_gone_for_who_may_not_read_it(desk: Desk, client_of: Any) -> None:
    submission = desk.begun()
    address = reverse("paper", args=["release.submission-form", submission.public_id])
    for who in ("stranger", "keeper"):
        assert client_of(who).get(address).status_code == 404


def test_nothing_passes_before_every_category_is_answered(desk: Desk) -> None:
    submission = desk.sent(desk.begun())
    people = {"by": desk.cast["secrecy_office"], "proofs": desk.signs()}
    with pytest.raises(Refused, match="9 类没有核对"):
        pass_on(submission, words="", **people)
    desk.checked(submission, "secrecy_office")
    enter_prohibition(text="涉及未公布数据的", by=desk.cast["secrecy_office"])
    with pytest.raises(Refused, match="1 类没有核对"):
        pass_on(submission, words="", **people)


def test_what_has_such_content_does_not_pass(desk: Desk) -> None:
    submission = desk.sent(desk.begun())
    desk.checked(submission, "secrecy_office", found=1)
    with pytest.raises(Refused, match="发现有此类内容"):
        pass_on(submission, words="", by=desk.cast["secrecy_office"], proofs=desk.signs())


def test_the_author_answers_no_checklist(desk: Desk) -> None:
    submission = desk.sent(desk.begun())
    with pytest.raises(Refused, match="正在审查的人"):
        desk.checked(submission, "reader")


@pytest.mark.clause("PUB-03", shows="refused")
def test_nothing_goes_on_while_an_answer_is_awaited(desk: Desk) -> None:
    submission = desk.sent(desk.begun())
    asked(desk, submission)
    desk.checked(submission, "secrecy_office")
    with pytest.raises(Refused, match="还没有答复"):
        pass_on(submission, words="", by=desk.cast["secrecy_office"], proofs=desk.signs())


@pytest.mark.clause("PUB-03")
def test_with_a_good_answer_it_goes_on(desk: Desk, page: Any) -> None:
    submission = desk.sent(desk.begun())
    answered(desk, asked(desk, submission, by="secrecy_office"), "may")
    desk.passed(submission, "secrecy_office", "leader")
    assert "保函〔2026〕7号" in page("reader", submission.get_absolute_url())


@pytest.mark.clause("PUB-03", shows="refused")
@pytest.mark.parametrize("answer", ["redacted", "may_not"])
def test_another_answer_asks_for_another_version(answer: str, desk: Desk) -> None:
    submission = desk.sent(desk.begun())
    answered(desk, asked(desk, submission), answer)
    desk.checked(submission, "secrecy_office")
    with pytest.raises(Refused, match="保函"):
        pass_on(submission, words="", by=desk.cast["secrecy_office"], proofs=desk.signs())


def test_an_enquiry_is_put_by_who_takes_part_and_answered_once(desk: Desk) -> None:
    submission = desk.sent(desk.begun())
    enquiry = asked(desk, submission)
    later = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Refused, match="晚于今天"):
        answered(desk, enquiry, "may", answered_on=later)
    answered(desk, enquiry, "may")
    with pytest.raises(Refused, match="已经登记答复"):
        answered(desk, enquiry, "may")
