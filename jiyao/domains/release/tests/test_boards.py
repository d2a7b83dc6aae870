"""The boards show what waits for whom."""

from typing import Any

from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jiyao.foundation.store.aliases import READ
from tests.released_at_hand import Desk


def listed(page: Any) -> list[str]:
    cards = {str(card.title): card.works for card in page.context["cards"]}
    return [work.number for work in cards.get("待我审查、发布的信息", [])]


def test_what_waits_for_somebody_stands_on_that_board_alone(desk: Desk, client_of: Any) -> None:
    desk.publisher()
    submission = desk.sent(desk.begun())
    assert listed(client_of("secrecy_office").get("/")) == [submission.number]
    assert listed(client_of("leader").get("/")) == []
    desk.passed(submission, "secrecy_office")
    assert listed(client_of("secrecy_office").get("/")) == []
    assert listed(client_of("leader").get("/")) == [submission.number]
    desk.checked(submission, "leader")
    desk.passed(submission, "leader")
    assert listed(client_of("stranger").get("/")) == [submission.number]


def test_more_submissions_cost_no_more_queries(desk: Desk, client_of: Any) -> None:
    address = reverse("register", args=["release.submission"])

    def asked() -> int:
        client = client_of("secrecy_office")
        client.get(address)
        with CaptureQueriesContext(connections[READ]) as queries:
            client.get(address)
        return len(queries)

    desk.begun()
    few = asked()
    for _each in range(3):
        desk.begun()
    assert asked() == few
