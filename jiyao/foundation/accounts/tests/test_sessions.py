from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jiyao.foundation.accounts.models import Session
from jiyao.foundation.accounts.procedures.people import remove
from jiyao.foundation.people.models import Person
from tests.clearing import left


@pytest.fixture
def two(sign_in: Callable[..., Any]) -> tuple[Client, Client]:
    """Two browsers of the keeper."""
    return sign_in("K0101").client, sign_in("K0101").client


@pytest.mark.clause("SYS-09")
def test_a_person_sees_the_own_sessions_with_place_and_times(two: tuple[Client, Client]) -> None:
    page = two[0].get(reverse("me")).content.decode()
    assert page.count("127.0.0.1") == 2
    assert page.count("本次登录") == 1
    assert two[1].session.session_key not in page


@pytest.mark.clause("SYS-09")
def test_ending_another_session_counts_at_once_and_leaves_one_entry(
    two: tuple[Client, Client], new_entries: Any
) -> None:
    other = Session.objects.get(session_key=two[1].session.session_key)
    two[0].post(reverse("end_session"), {"session": other.ref})
    assert reverse("account_login") in two[1].get("/").url
    assert two[0].get("/").status_code == 200
    assert [e["who"] for e in new_entries("accounts.session.ended")] == ["K0101"]


def test_nobody_ends_the_session_of_another(
    two: tuple[Client, Client], client_of: Callable[[str], Client]
) -> None:
    theirs = Session.objects.get(session_key=two[1].session.session_key)
    answer = client_of("leader").post(reverse("end_session"), {"session": theirs.ref})
    assert answer.status_code == 404
    assert two[1].get("/").status_code == 200


@pytest.mark.clause("SYS-09")
def test_the_security_administrator_sees_them_and_the_system_administrator_does_not(
    two: tuple[Client, Client], cast: dict[str, Person], client_of: Callable[[str], Client]
) -> None:
    page = cast["keeper"].get_absolute_url()
    assert client_of("security").get(page).content.decode().count("127.0.0.1") == 2
    assert "127.0.0.1" not in client_of("system").get(page).content.decode()


@pytest.mark.clause("SYS-01")
def test_removing_a_person_ends_every_session(
    two: tuple[Client, Client], cast: dict[str, Person]
) -> None:
    left(cast["keeper"])
    remove(cast["keeper"], by=cast["system"])
    assert all(client.get("/").status_code == 302 for client in two)
    assert not Session.objects.filter(person=cast["keeper"]).exists()


def test_sessions_that_have_run_out_are_swept_away_at_the_next_sign_in(
    two: tuple[Client, Client], sign_in: Callable[..., Any]
) -> None:
    old = Session.objects.get(session_key=two[1].session.session_key)
    old.expire_date -= timedelta(days=1)
    old.save()
    sign_in("L0001")
    assert not Session.objects.filter(session_key=old.session_key).exists()
