from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from conftest import PASSWORD, PIN
from jiyao.foundation.people.models import Person

NEW = "Quiet-River-55"


def _change(client: Client, new: str = NEW, old: str = PASSWORD) -> Any:
    form = {"oldpassword": old, "password1": new, "password2": new}
    return client.post(reverse("account_change_password"), form)


@pytest.mark.clause("SYS-07", shows="refused")
def test_a_new_password_counts_at_once_and_leaves_one_entry(
    sign_in: Callable[..., Any], new_entries: Any
) -> None:
    here, there = sign_in("K0101").client, sign_in("K0101").client
    assert _change(here).url == reverse("me")
    assert len(new_entries("accounts.password.changed")) == 1
    assert here.get("/").status_code == 200
    assert there.get("/").status_code == 302
    assert sign_in("K0101").status_code == 200
    assert sign_in("K0101", NEW).status_code == 302


@pytest.mark.clause("SYS-07")
@pytest.mark.parametrize(
    "weak", ["Short-1", "onlysmallletters", "1234567890123", "K0101-Is-Mine", "Chenjing-12345"]
)
def test_a_weak_password_is_not_taken(client_of: Callable[[str], Client], weak: str) -> None:
    assert _change(client_of("keeper"), weak).status_code == 200
    assert Person.objects.get(number="K0101").check_password(PASSWORD)


@pytest.mark.clause("SYS-07", shows="refused")
def test_guessing_the_old_password_counts_towards_the_lock_out(
    client_of: Callable[[str], Client], sign_in: Callable[..., Any]
) -> None:
    client = client_of("keeper")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        answer = _change(client, old="wrong")
    assert answer.status_code == 403
    assert sign_in("K0101").status_code == 403


@pytest.mark.clause("SYS-01")
def test_a_new_pin_needs_the_password_and_leaves_one_entry(
    client_of: Callable[[str], Client], new_entries: Any
) -> None:
    client = client_of("keeper")
    form = {"pin": "730155", "again": "730155"}
    assert client.post(reverse("pin"), {**form, "password": "wrong"}).status_code == 200
    assert client.post(reverse("pin"), {**form, "password": PASSWORD}).status_code == 302
    assert [e["who"] for e in new_entries("people.pin.set")] == ["K0101"]


@pytest.mark.parametrize("pin", ["12345", "111111", "12345a", PIN + "0000000"])
def test_a_malformed_pin_is_not_taken(client_of: Callable[[str], Client], pin: str) -> None:
    form = {"password": PASSWORD, "pin": pin, "again": pin}
    assert client_of("keeper").post(reverse("pin"), form).status_code == 200
