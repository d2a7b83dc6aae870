"""Every period document work is looked back on, and a meeting hears the report (DOC-27)."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.carriers.models import WorkReview
from jiyao.domains.carriers.procedures import issuing
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.losing import report_missing
from jiyao.domains.carriers.procedures.reviewing import book_meeting
from jiyao.domains.carriers.settings import WORK_REVIEW, WORK_REVIEW_DAYS
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.duties.periods import period_of
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose, close, the_room
from tests.issued_at_hand import drafted, work_secret

DAY = timedelta(days=1)
MEETING = {"attended": "办公室全体", "findings": "借出件逾期一份", "measures": "到期前一日提醒"}


def tick() -> None:
    for job in SCHEDULE:
        if job.code == "carriers.work-review.opened":
            run(job, timezone.now())


@pytest.fixture
def past(cast: Any, behind_the_doors: Any) -> Callable[[], WorkReview]:
    """Let the calendar open what is over a day after the quarter, and return the review."""

    def over() -> WorkReview:
        tick()
        with behind_the_doors():
            return WorkReview.objects.get()

    return over


@pytest.fixture
def after(cast: Any) -> Any:
    """The time of day on the second day after the present quarter."""
    last = period_of(timezone.localdate(), "quarter").last
    return time_machine.travel(timezone.now() + (last - timezone.localdate() + 2 * DAY))


def meet(review: WorkReview, cast: Any, by: str = "office_head", **changes: Any) -> WorkReview:
    fields = {**MEETING, "held_on": timezone.localdate(), "chair": cast["leader"], **changes}
    return book_meeting(review, by=cast[by], **fields)


def overdue(behind: Any) -> list[Any]:
    with behind():
        rows = Duty.objects.overdue(timezone.now()).filter(kind_code="carriers.review_work")
        return [duty.owner for duty in rows]


def work(received: Any, cast: Any, signs: Any, behind: Any) -> None:
    """One copy late, one missing, one draft refused, one sent back; a closed matter besides."""
    document, closed = received(counted=3, declared=3), received(counted=2, declared=2)
    close(closed, cast["keeper"])
    with behind():
        first, second, _third = document.copies.order_by("copy_number")
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    send(first, by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    report_missing(second, last_seen="", by=cast["keeper"])
    item = work_secret(cast, signs)
    outgoing = drafted(cast, signs, item=item)
    issuing.send_back(outgoing, words="", by=cast["office_head"], proofs=signs())
    with pytest.raises(Refused):
        drafted(cast, signs, item=item, checked=[])


@pytest.mark.clause("DOC-27", shows="shown")
@pytest.mark.clause("DOC-27", shows="hidden")
def test_volume_overdue_refused_and_lost_are_counted_and_reported_on_the_page_and_on_paper(
    received: Any, cast: Any, signs: Any, after: Any, past: Any, client_of: Any,
    behind_the_doors: Any,
) -> None:  # fmt: skip
    work(received, cast, signs, behind_the_doors)
    with after:
        review = past()
    wanted = {
        "received": 1,
        "received_copies": 3,
        "issued": 0,
        "handed_out": 1,
        "late": 1,
        "still_out": 1,
        "refused_drafts": 1,
        "sent_back": 1,
        "missing": 1,
        "leaked": 0,
    }
    assert {key: review.figures[key] for key in wanted} == wanted
    with after:
        meet(review, cast)
        page = client_of("keeper").get(review.get_absolute_url()).content.decode()
        paper = reverse("paper", args=["carriers.work-review-report", review.public_id])
        report = words_of(client_of("keeper").get(paper).content)
        for words in ("报告下落不明的份数", "借出件逾期一份", "到期前一日提醒"):
            assert words in page
            assert words in report
        for address in (review.get_absolute_url(), paper):
            assert client_of("stranger").get(address).status_code == 404


@pytest.mark.clause("DOC-27", shows="in-time")
def test_a_meeting_held_in_time_settles_the_duty_of_every_office_head(
    after: Any, past: Any, cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    with after:
        review = past()
        with behind_the_doors():
            owed = Duty.objects.owed_by(cast["office_head"].pk)
            assert [str(duty.name) for duty in owed] == ["召开公文回顾报告会"]
        meet(review, cast, by="keeper")
    with time_machine.travel(review.due_at + DAY):
        tick()
        assert overdue(behind_the_doors) == []
    [entry] = new_entries("carriers.work-review.held")
    assert entry["outcome"] == "done"
    assert len(new_entries("carriers.work-review.opened")) == 1


@pytest.mark.clause("DOC-27", shows="overdue")
def test_a_meeting_that_was_not_held_in_time_is_overdue(
    after: Any, past: Any, cast: Any, behind_the_doors: Any, client_of: Any
) -> None:
    with after:
        review = past()
    with time_machine.travel(review.due_at + DAY):
        assert overdue(behind_the_doors) == [cast["office_head"]]
        book = reverse("register", args=["carriers.work-review"])
        page = client_of("keeper").get(book, {"show": "overdue"}).content.decode()
        assert review.get_absolute_url() in page


@pytest.mark.clause("DOC-27", shows="refused")
def test_a_meeting_is_booked_once_after_the_period_by_the_office(
    after: Any, past: Any, cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    with after:
        review = past()
        for day in (timezone.localdate(review.until) - DAY, timezone.localdate() + DAY):
            with pytest.raises(Refused, match="期末以后、今天以前"):
                meet(review, cast, held_on=day)
        with pytest.raises(Refused, match="不办理此事项"):
            meet(review, cast, by="secrecy_office")
        meet(review, cast)
        with pytest.raises(Refused, match="已经登记"):
            meet(review, cast)
    outcomes = [entry["outcome"] for entry in new_entries("carriers.work-review.held")]
    assert outcomes == ["refused", "refused", "refused", "done", "refused"]


@pytest.mark.parametrize(
    ("every", "name"), [("month", "M12"), ("quarter", "Q04"), ("half", "H02"), ("year", "")]
)
def test_the_organisation_says_how_often(
    every: str, name: str, cast: Any, behind_the_doors: Any
) -> None:
    choose(WORK_REVIEW, every)
    year = timezone.localdate().year
    with time_machine.travel(timezone.now().replace(year=year + 1, month=1, day=5)):
        tick()
        tick()
    with behind_the_doors():
        periods = list(WorkReview.objects.order_by("until").values_list("period", "since", "until"))
    assert periods[-1][0] == f"{year}{name}"
    assert all(one[2] == other[1] for one, other in pairwise(periods))


def test_the_organisation_says_by_when(after: Any, past: Any) -> None:
    choose(WORK_REVIEW_DAYS, 1)
    with after:
        assert past().due_at < timezone.now() + 10 * DAY
