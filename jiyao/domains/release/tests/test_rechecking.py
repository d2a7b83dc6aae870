"""What is out is looked at again in time, and taken down with the reason (PUB-09)."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.release.models import Publication, State
from jiyao.domains.release.procedures.rechecking import recheck, withdraw
from jiyao.domains.release.settings import RECHECK_MONTHS
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.duties.terms import months_after
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import choose
from tests.released_at_hand import INTERNAL, PLAIN, SECRET, Desk


@pytest.fixture
def out(desk: Desk) -> Publication:
    """Something that is out; the stranger has published it."""
    desk.publisher()
    publication: Publication = desk.published(desk.approved())
    return publication


def looked_at(desk: Desk, out: Publication, *texts: str, by: str = "stranger") -> Any:
    return recheck(out, files=desk.files(*texts), words="", by=desk.cast[by])


def owed(desk: Desk, kind: str) -> list[Duty]:
    with desk.behind():
        rows = Duty.objects.pending().filter(kind_code=kind)
        return list(rows.select_related("owner").order_by("pk"))


@pytest.mark.clause("PUB-09", shows="in-time")
@pytest.mark.parametrize("months", [6, 1])
def test_who_published_looks_again_in_as_many_months_as_the_setting_says(
    months: int, desk: Desk, new_entries: Any
) -> None:
    choose(RECHECK_MONTHS, months)
    desk.publisher()
    out = desk.published(desk.approved())
    [duty] = owed(desk, "release.recheck")
    assert duty.owner == desk.cast["stranger"]
    assert duty.due_at
    assert timezone.localdate(duty.due_at) == months_after(timezone.localdate(), months)
    done = looked_at(desk, out, PLAIN)
    assert (done.same, done.strong, done.others) == (True, 0, 0)
    [after] = owed(desk, "release.recheck")
    assert after.pk != duty.pk
    assert len(new_entries("release.publication.rechecked")) == 1


@pytest.mark.clause("PUB-09", shows="overdue")
def test_what_was_not_looked_at_again_in_time_is_listed(
    desk: Desk, out: Publication, client_of: Any
) -> None:
    address = reverse("register", args=["release.publication"]) + "?show=late"
    assert out.submission.number not in client_of("stranger").get(address).content.decode()
    with system_scope("tests.recheck.late"):
        late = Publication.objects.get(pk=out.pk)
        late.recheck_at = timezone.now() - timezone.timedelta(days=2)
        late.save()
    shown = client_of("stranger").get(address).content.decode()
    assert out.submission.number in shown
    assert "超期 2 天" in shown


def test_a_strong_mark_is_to_be_taken_down_without_delay(
    desk: Desk, out: Publication, page: Any
) -> None:
    done = looked_at(desk, out, SECRET)
    assert (done.same, done.strong) == (False, 1)
    [duty] = owed(desk, "release.take-down")
    assert (duty.owner, duty.due_at) == (desk.cast["stranger"], None)
    assert "机密★20年" in page("stranger", out.get_absolute_url())
    withdraw(out, reason="带有密级标志", incident="泄报 1 号", by=desk.cast["stranger"])
    assert owed(desk, "release.take-down") == owed(desk, "release.recheck") == []
    assert desk.fresh(out.submission).state == State.WITHDRAWN
    shown = page("reader", out.get_absolute_url())
    assert "带有密级标志" in shown
    assert "泄报 1 号" in shown


def test_what_was_taken_down_is_neither_looked_at_nor_taken_down_again(
    desk: Desk, out: Publication
) -> None:
    withdraw(out, reason="过时", incident="", by=desk.cast["secrecy_office"])
    for again in (
        lambda: looked_at(desk, out, PLAIN),
        lambda: withdraw(out, reason="过时", incident="", by=desk.cast["stranger"]),
    ):
        with pytest.raises(Refused, match="已经撤下"):
            again()


def test_only_who_answers_for_it_takes_it_down(desk: Desk, out: Publication) -> None:
    with pytest.raises(Refused, match="由发布人、作者或保密办"):
        withdraw(out, reason="过时", incident="", by=desk.cast["leader"])


def test_a_recheck_of_nothing_is_refused(desk: Desk, out: Publication) -> None:
    with pytest.raises(Refused, match="没有复查的内容"):
        looked_at(desk, out)


def test_what_was_cleared_before_the_approval_is_no_news_when_looked_at_again(
    desk: Desk, page: Any
) -> None:
    desk.publisher()
    submission = desk.sent(desk.begun(INTERNAL))
    desk.cleared(submission)
    desk.passed(submission, "secrecy_office", "leader")
    out = desk.published(submission, INTERNAL)
    done = looked_at(desk, out, INTERNAL)
    assert (done.same, done.others, done.found) == (True, 0, "")
    assert "没有新的发现" in page("stranger", out.get_absolute_url())


def test_after_a_strong_mark_the_taking_down_comes_next(
    desk: Desk, out: Publication, client_of: Any
) -> None:
    looked_at(desk, out, SECRET)
    shown = client_of("stranger").get(out.get_absolute_url())
    assert shown.context["comes_next"] == "release.publication.withdrawn"
    assert "请立即撤下" in shown.content.decode()
