from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from conftest import PASSWORD
from jiyao.foundation.accounts.models import Session
from jiyao.foundation.accounts.sessions import SEEN_AT

HTMX = {
    "HX-Request": "true",
    "HX-Current-URL": "http://testserver/registers/carriers.copy/?show=out",
}


@pytest.fixture
def idle(client_of: Callable[[str], Client]) -> Client:
    """A browser that was left alone for longer than allowed."""
    client = client_of("keeper")
    session = client.session
    session[SEEN_AT] -= timedelta(minutes=settings.IDLE_LOCK_MINUTES + 1).total_seconds()
    session.save()
    return client


def _unlock(client: Client, password: str = PASSWORD, page: str = "/to-sign/") -> Any:
    return client.post(f"{reverse('unlock')}?next={page}", {"password": password})


@pytest.mark.clause("SYS-07")
def test_a_session_left_alone_is_locked_with_one_entry(idle: Client, new_entries: Any) -> None:
    assert idle.get("/to-sign/").url == "/unlock/?next=/to-sign/"
    assert idle.get("/").status_code == 302
    (entry,) = new_entries()
    assert (entry["who"], entry["code"]) == ("K0101", "accounts.session.locked")


@pytest.mark.clause("SYS-07")
def test_the_password_unlocks_under_a_new_key_and_leads_back(
    idle: Client, new_entries: Any
) -> None:
    idle.get("/to-sign/")
    before = idle.session.session_key
    assert _unlock(idle).url == "/to-sign/"
    assert idle.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()
    assert len(new_entries("accounts.session.unlocked")) == 1
    assert idle.get("/").status_code == 200


@pytest.mark.clause("SYS-07")
def test_no_route_goes_past_the_lock(idle: Client) -> None:
    idle.get("/")
    passing = {reverse("unlock"), reverse("account_logout")}
    for page in _plain_pages() - passing:
        for answer in (idle.get(page), idle.post(page, {"sent": "1"})):
            assert answer.status_code == 302, page
            assert answer.url.startswith(reverse("unlock")), page


@pytest.mark.clause("SYS-07", shows="refused")
def test_wrong_passwords_count_towards_the_lock_out(
    idle: Client, sign_in: Callable[..., Any], new_entries: Any
) -> None:
    idle.get("/")
    answers = [_unlock(idle, "wrong") for _ in range(settings.AXES_FAILURE_LIMIT)]
    assert "不正确" in answers[0].content.decode()
    assert answers[-1].status_code == 403
    assert len(new_entries("accounts.session.unlocked")) == settings.AXES_FAILURE_LIMIT - 1
    assert sign_in("K0101").status_code == 403
    assert _unlock(idle).status_code == 403


def test_a_form_left_open_overnight_is_not_lost_silently(idle: Client) -> None:
    page = reverse("act", args=["people.circle.founded"]) + "?kind=unit"
    answer = idle.post(page, {"name": "新处"})
    assert answer.url == "/unlock/?next=/act/people.circle.founded/%3Fkind%3Dunit"
    assert "没有保存" in idle.get(answer.url).content.decode()
    assert idle.post(answer.url, {"password": PASSWORD}).url == page


def test_a_form_of_a_session_that_has_run_out_is_not_lost_silently(database: None) -> None:
    client = Client()
    answer = client.post(reverse("act", args=["people.circle.founded"]), {"name": "新处"})
    assert "没有保存" in client.get(answer.url).content.decode()


def test_a_part_of_a_page_is_answered_with_the_whole_unlock_page(idle: Client) -> None:
    answer = idle.get("/registers/carriers.copy/", headers=HTMX)
    assert answer["HX-Redirect"] == "/unlock/?next=/registers/carriers.copy/%3Fshow%3Dout"
    assert answer.status_code == 200


def test_a_part_asked_for_without_a_session_leads_to_signing_in(database: None) -> None:
    assert Client().get("/", headers=HTMX)["HX-Redirect"].startswith(reverse("account_login"))


def test_unlocking_leads_nowhere_else(idle: Client) -> None:
    idle.get("/")
    assert _unlock(idle, page="https://elsewhere.example/").url == "/"


def test_a_session_in_use_is_not_locked(client_of: Callable[[str], Client]) -> None:
    client = client_of("keeper")
    assert client.get("/").status_code == 200
    assert client.get(reverse("unlock")).url == "/"


def _plain_pages() -> set[str]:
    names = [key for key in get_resolver().reverse_dict if isinstance(key, str)]
    return {page for page in map(_address, names) if page}


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
