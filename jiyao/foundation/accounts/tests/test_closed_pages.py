"""Every view is closed but those of signing in and of the first set-up."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

OPEN = {"account_login", "account_logout", "mfa_authenticate", "set_up"}


def _patterns(patterns: Any) -> Iterator[URLPattern]:
    for each in patterns:
        if isinstance(each, URLPattern):
            yield each
        else:
            yield from _patterns(each.url_patterns)


@pytest.mark.clause("SYS-01", "SYS-02")
def test_only_the_pages_of_signing_in_and_of_set_up_are_marked_open() -> None:
    found = {
        each.name
        for each in _patterns(get_resolver().url_patterns)
        if not getattr(each.callback, "login_required", True)
    }
    assert found == OPEN


@pytest.mark.clause("SYS-01")
@pytest.mark.parametrize("name", ["today", "to_sign", "matrix", "me", "pin", "mfa_index", "unlock"])
def test_a_stranger_is_led_to_signing_in(database: None, name: str) -> None:
    page = reverse(name)
    assert Client().get(page).url == f"{reverse('account_login')}?next={page}"


def test_the_page_of_signing_in_is_open(database: None) -> None:
    answer = Client().get(reverse("account_login"))
    assert answer.status_code == 200
    assert "人员编号" in answer.content.decode()


def test_the_second_factor_is_asked_of_nobody_who_has_not_given_a_password(database: None) -> None:
    assert Client().get(reverse("mfa_authenticate")).url == reverse("account_login")


def test_after_the_first_set_up_its_page_is_not_there(cast: Any) -> None:
    assert Client().get(reverse("set_up")).status_code == 404


def test_no_browser_keeps_what_a_signed_in_person_was_shown(client_of: Any) -> None:
    for address in ("/", "/me/", "/registers/carriers.copy/", "/matrix/"):
        assert client_of("keeper").get(address)["Cache-Control"] == "no-store"
