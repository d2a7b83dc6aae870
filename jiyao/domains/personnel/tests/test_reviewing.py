"""Reviewed every year: fit for the post, duty done; the unfit lose access at once (PER-05)."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.personnel.models import Bar, PostHolding, Review
from jiyao.domains.personnel.procedures.finishing import cancel_rights
from jiyao.domains.personnel.procedures.leaving import begin_leaving
from jiyao.domains.personnel.procedures.posting import give_up_post
from jiyao.domains.personnel.procedures.reviewing import confirm, judge, open_reviews, to_review
from jiyao.domains.personnel.procedures.suspending import resume
from jiyao.domains.personnel.settings import REVIEWED_BY_MONTH
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.calendar.jobs import Job, run
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused, Unseen
from tests.carriers_at_hand import choose
from tests.leaving_at_hand import file_of

YEAR = 2030
FIT: dict[str, Any] = {"verdict": "fit", "findings": "表现良好"}
UNFIT: dict[str, Any] = {"verdict": "unfit", "findings": "多次违规"}


def moment(*parts: int) -> datetime:
    return timezone.make_aware(datetime(YEAR, *parts))  # type: ignore[arg-type]


def tick() -> None:
    run(Job("personnel.reviews.opened", "", to_review, open_reviews), timezone.now())


@pytest.fixture
def year_begun(cast: Any) -> Iterator[None]:
    """Let a year begin in which those who hold classified posts are reviewed."""
    with time_machine.travel(moment(1, 4, 9), tick=False):
        tick()
        yield


@pytest.fixture
def review_of(year_begun: None, cast: Any, behind_the_doors: Any) -> Any:
    def find(key: str, kind: str = "fitness") -> Review:
        with behind_the_doors():
            return Review.objects.select_related("person").get(person=cast[key], kind_of=kind)

    return find


@pytest.mark.clause("PER-05", shows="in-time")
def test_everybody_in_a_classified_post_is_reviewed_once_a_year(
    review_of: Any, cast: Any, behind_the_doors: Any
) -> None:
    review = review_of("junior")
    tick()
    with behind_the_doors():
        assert Review.objects.filter(person=cast["junior"]).count() == 2
        assert not Review.objects.filter(person=cast["stranger"]).exists()
        assert review.due_at == at_closing(date(YEAR, 12, 31))
        [duty] = Duty.objects.pending().filter(subject_ref=review.public_id)
        assert (duty.owner, duty.due_at) == (cast["personnel"], review.due_at)
    judge(review, **FIT, by=cast["personnel"])
    with behind_the_doors():
        [duty] = Duty.objects.pending().filter(subject_ref=review.public_id)
        assert duty.owner == cast["secrecy_office"]
    confirm(review, by=cast["secrecy_office"])
    with behind_the_doors():
        assert not Duty.objects.pending().filter(subject_ref=review.public_id).exists()
        assert not Bar.objects.filter(person=cast["junior"]).exists()


@pytest.mark.clause("PER-05", shows="overdue")
def test_what_is_not_done_by_the_month_of_the_setting_is_overdue(
    cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    choose(REVIEWED_BY_MONTH, 6)
    with time_machine.travel(moment(1, 4, 9), tick=False):
        tick()
    with time_machine.travel(moment(6, 30, 9), tick=False):
        page = client_of("personnel").get("/registers/personnel.review/?show=overdue")
        assert "孙晓梅" not in page.content.decode()
    with time_machine.travel(moment(7, 1, 9), tick=False):
        page = client_of("personnel").get("/registers/personnel.review/?show=overdue")
        assert "孙晓梅" in page.content.decode()
        with behind_the_doors():
            assert Duty.objects.overdue(timezone.now()).filter(kind_code="personnel.review")


@pytest.mark.clause("PER-05", "PER-11")
@pytest.mark.parametrize("kind", ["fitness", "duty"])
def test_who_is_unfit_loses_access_at_once_and_is_removed(
    kind: str, review_of: Any, cast: Any, behind_the_doors: Any
) -> None:
    review = review_of("junior", kind)
    judge(review, **UNFIT, by=cast["personnel"])
    with behind_the_doors():
        assert facts_of(cast["junior"], timezone.now()).levels
    confirm(review, by=cast["secrecy_office"])
    with behind_the_doors():
        assert not facts_of(cast["junior"], timezone.now()).levels
        bar = Bar.objects.get(person=cast["junior"])
        holding = PostHolding.objects.select_related("post").get(person=cast["junior"])
        [duty] = Duty.objects.pending().filter(kind_code="personnel.remove")
        assert duty.owner == cast["personnel"]
    with pytest.raises(Refused, match="不宜在岗不能恢复"):
        resume(bar, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="最后一个涉密岗位"):
        give_up_post(holding, by=cast["personnel"])
    fields = {"way": "stays", "reason": "不宜在岗", "by": cast["personnel"]}
    leaving = begin_leaving(file_of("junior", cast), **fields)
    cancel_rights(leaving, by=cast["personnel"])
    with behind_the_doors():
        assert not Duty.objects.pending().filter(kind_code="personnel.remove").exists()


def test_a_result_is_confirmed_by_the_secrecy_office_once_and_never_ones_own(
    review_of: Any, cast: Any
) -> None:
    review = review_of("junior")
    with pytest.raises(Refused, match="还没有提出"):
        confirm(review, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="角色"):
        judge(review, **FIT, by=cast["secrecy_office"])
    with pytest.raises(Unseen):
        judge(review, **FIT, by=cast["leader"])
    judge(review, **FIT, by=cast["personnel"])
    confirm(review, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="已经确认"):
        judge(review, **UNFIT, by=cast["personnel"])
    own = review_of("secrecy_office")
    judge(own, **FIT, by=cast["personnel"])
    with pytest.raises(Refused, match="给自己"):
        confirm(own, by=cast["secrecy_office"])


@pytest.mark.clause("PER-11", shows="shown")
def test_the_register_shows_the_result_of_the_appraisal(
    review_of: Any, cast: Any, client_of: Any
) -> None:
    review = review_of("junior", "duty")
    judge(review, verdict="good", findings="业绩突出", by=cast["personnel"])
    assert "业绩突出" not in client_of("junior").get(review.get_absolute_url()).content.decode()
    confirm(review, by=cast["secrecy_office"])
    page = client_of("personnel").get("/registers/personnel.review/?show=duty").content.decode()
    assert "孙晓梅" in page
    assert "优秀" in page
    assert "业绩突出" in client_of("junior").get(review.get_absolute_url()).content.decode()


@pytest.mark.clause("PER-11", shows="hidden")
def test_the_result_is_hidden_from_colleagues(review_of: Any, cast: Any, client_of: Any) -> None:
    review = review_of("junior", "duty")
    for key in ("stranger", "keeper", "leader"):
        assert client_of(key).get(review.get_absolute_url()).status_code == 404, key
    assert client_of("keeper").get("/registers/personnel.review/").status_code == 403
