"""Publishing: approved, the same text, by who is named for it (PUB-01, PUB-02, PUB-08)."""

from typing import Any

import pytest
from django.urls import reverse

from jiyao.domains.release.models import State
from jiyao.domains.release.procedures.publishing import end_publisher, name_publisher
from jiyao.foundation.procedures.refusals import Refused
from tests.released_at_hand import PLAIN, Desk

OTHER = "本单位举办开放日活动，欢迎各界参观指导。"


@pytest.mark.clause("PUB-01", "PUB-07", "PUB-12", "PUB-08")
@pytest.mark.clause("PUB-02", shows="shown")
@pytest.mark.parametrize("kind", ["website", "press", "paper", "lecture", "internal", "material"])
def test_what_was_approved_goes_out_with_place_and_version(
    kind: str, desk: Desk, page: Any, new_entries: Any
) -> None:
    desk.publisher()
    submission = desk.approved(kind=kind)
    publication = desk.published(submission)
    assert desk.fresh(submission).state == State.PUBLISHED
    assert len(new_entries("release.submission.published")) == 1
    shown = page("reader", publication.get_absolute_url())
    assert "门户网站" in shown
    assert "https://example.org/1" in shown
    assert publication.sha256[:16] in shown


@pytest.mark.clause("PUB-02", shows="hidden")
def test_nobody_outside_learns_of_it(desk: Desk, client_of: Any) -> None:
    desk.publisher()
    publication = desk.published(desk.approved())
    assert client_of("junior").get(publication.get_absolute_url()).status_code == 404
    listed = client_of("junior").get(reverse("register", args=["release.publication"]))
    assert publication.submission.number not in listed.content.decode()


@pytest.mark.clause("PUB-01", "PUB-07", "PUB-12", shows="refused")
def test_what_was_not_approved_does_not_go_out(desk: Desk, new_entries: Any) -> None:
    desk.publisher("leader")
    submission = desk.sent(desk.begun())
    desk.passed(submission, "secrecy_office")
    with pytest.raises(Refused, match="没有审定"):
        desk.published(submission, by="leader")
    [entry] = new_entries("release.submission.published")
    assert (entry["outcome"], "PUB-01" in entry["clauses"]) == ("refused", True)


@pytest.mark.clause("PUB-02", shows="refused")
@pytest.mark.parametrize("texts", [(OTHER,), (PLAIN, OTHER), (PLAIN, PLAIN)])
def test_another_text_than_the_approved_does_not_go_out(texts: Any, desk: Desk) -> None:
    desk.publisher()
    submission = desk.approved()
    with pytest.raises(Refused, match="不一致"):
        desk.published(submission, *texts)
    assert desk.published(submission, f"{PLAIN}\r\n").pk


def test_a_changed_text_is_reviewed_again(desk: Desk) -> None:
    desk.publisher()
    submission = desk.approved()
    desk.changed(submission, OTHER)
    with pytest.raises(Refused, match="没有审定"):
        desk.published(submission, OTHER)
    desk.passed(desk.sent(desk.fresh(submission)), "secrecy_office", "leader")
    assert desk.published(submission, OTHER).version.number == 2


def test_a_published_text_is_changed_by_a_new_submission_alone(desk: Desk) -> None:
    desk.publisher()
    submission = desk.approved()
    desk.published(submission)
    with pytest.raises(Refused, match="不能再换稿"):
        desk.changed(desk.fresh(submission), OTHER)


@pytest.mark.clause("PUB-08", shows="refused")
def test_only_a_named_publisher_publishes(desk: Desk) -> None:
    publisher = desk.publisher()
    submission = desk.approved()
    end_publisher(publisher, by=desk.cast["secrecy_office"])
    with pytest.raises(Refused, match="不是指定的发布员"):
        desk.published(submission)


@pytest.mark.clause("PUB-08", shows="refused")
@pytest.mark.parametrize("who", ["reader", "leader", "secrecy_office"])
def test_neither_author_nor_reviewer_publishes(who: str, desk: Desk) -> None:
    desk.publisher(who)
    with pytest.raises(Refused, match="不能自己发布"):
        desk.published(desk.approved(), by=who)


@pytest.mark.clause("PUB-08", shows="refused")
def test_who_administers_the_systems_publishes_nothing(desk: Desk) -> None:
    fields = {"channel": "网站", "by": desk.cast["secrecy_office"]}
    with pytest.raises(Refused, match="不得自行上网"):
        name_publisher(person=desk.cast["system"], **fields)
