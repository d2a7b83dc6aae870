from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conftest import PASSWORD, PIN
from jiyao.foundation.accounts.procedures.people import enrol
from jiyao.foundation.people.models import Circle, Person

FIRST = "First-Of-All-12"


@pytest.fixture
def newcomer(cast: dict[str, Person], sign_in: Callable[..., Any]) -> Client:
    """A browser in which somebody new has signed in with the first password."""
    unit = Circle.objects.get(kind_of=Circle.Kind.UNIT, name="后勤处")
    enrol(
        number="N0900",
        name="新来的",
        unit=unit,
        position="",
        password=FIRST,
        by=cast["system"],
    )
    return sign_in("N0900", FIRST).client


@pytest.mark.clause("SYS-07")
def test_the_first_password_is_changed_before_anything_opens(newcomer: Client) -> None:
    for page in ("today", "to_sign", "me", "matrix", "pin", "mfa_index"):
        assert newcomer.get(reverse(page)).url == reverse("account_change_password"), page


@pytest.mark.clause("SYS-01")
def test_then_the_pin_is_set_and_then_the_pages_open(newcomer: Client) -> None:
    _change(newcomer, FIRST, PASSWORD)
    newcomer.post(reverse("organisation:code"))
    assert newcomer.get("/").url == reverse("pin")
    newcomer.post(reverse("pin"), {"password": PASSWORD, "pin": PIN, "again": PIN})
    assert newcomer.get("/").status_code == 200


@pytest.mark.clause("SYS-01")
def test_then_the_second_factor_is_enrolled_where_it_is_demanded(
    newcomer: Client, settings: Any, enrol_second_factor: Callable[[Client], str]
) -> None:
    settings.SECOND_FACTOR_FOR = "all"
    _change(newcomer, FIRST, PASSWORD)
    newcomer.post(reverse("organisation:code"))
    newcomer.post(reverse("pin"), {"password": PASSWORD, "pin": PIN, "again": PIN})
    assert newcomer.get("/").url == reverse("mfa_activate_totp")
    enrol_second_factor(newcomer)
    assert newcomer.get("/").status_code == 200


@pytest.mark.clause("SYS-01", "SYS-06")
def test_by_default_it_is_demanded_of_administrators_alone(
    client_of: Callable[[str], Client], settings: Any
) -> None:
    settings.SECOND_FACTOR_FOR = "administrators"
    assert client_of("audit").get("/").url == reverse("mfa_activate_totp")
    assert client_of("keeper").get("/").status_code == 200


def test_the_first_password_is_not_good_as_the_new_one(newcomer: Client) -> None:
    answer = _change(newcomer, FIRST, FIRST)
    assert "不得与原口令相同" in answer.content.decode()


def test_signing_out_is_always_possible(newcomer: Client) -> None:
    newcomer.post(reverse("account_logout"))
    assert reverse("account_login") in newcomer.get("/").url


def test_no_act_is_possible_before(
    newcomer: Client, cast: dict[str, Person], new_entries: Any
) -> None:
    newcomer.post(reverse("act", args=["people.circle.founded"]), {"kind": "unit", "name": "x"})
    assert new_entries() == []


def _change(client: Client, old: str, new: str) -> Any:
    form = {"oldpassword": old, "password1": new, "password2": new}
    return client.post(reverse("account_change_password"), form)
