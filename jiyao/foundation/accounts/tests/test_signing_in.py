import time
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse

from conftest import PASSWORD
from jiyao.foundation.people.models import Person
from tests.clearing import left


@pytest.mark.clause("SYS-01")
def test_the_number_and_the_password_open_a_session_with_one_entry(
    sign_in: Callable[..., Any], new_entries: Any
) -> None:
    answer = sign_in("K0101")
    assert answer.url == "/"
    assert answer.client.get("/").status_code == 200
    (entry,) = new_entries("accounts.session.opened")
    assert (entry["who"], entry["outcome"]) == ("K0101", "done")


@pytest.mark.clause("SYS-07", shows="refused")
def test_a_wrong_password_leaves_one_entry_under_the_number(
    sign_in: Callable[..., Any], new_entries: Any
) -> None:
    sign_in("K0101", "wrong")
    (entry,) = new_entries()
    assert (entry["who"], entry["outcome"]) == ("K0101", "refused")


@pytest.mark.clause("SYS-03")
@pytest.mark.clause("SYS-07", shows="refused")
def test_what_was_typed_for_an_unknown_number_is_not_on_the_trail(
    sign_in: Callable[..., Any], new_entries: Any
) -> None:
    sign_in("My-Secret-Pass-1", "wrong")
    (entry,) = new_entries()
    assert entry["who"] == "nobody"
    assert "My-Secret" not in str(entry)


@pytest.mark.clause("SYS-07", shows="refused")
def test_an_unknown_number_and_a_wrong_password_get_the_same_answer(
    sign_in: Callable[..., Any],
) -> None:
    known, unknown = sign_in("K0101", "wrong"), sign_in("X9999", "wrong")
    assert known.context["form"].errors == unknown.context["form"].errors
    assert known.status_code == unknown.status_code == 200


@pytest.mark.clause("SYS-07", shows="refused")
def test_an_unknown_number_takes_about_as_long_as_a_wrong_password(
    sign_in: Callable[..., Any], settings: Any
) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    settings.AXES_FAILURE_LIMIT = 1000
    _in_argon2()
    known = min(_seconds(sign_in, "K0101") for _ in range(4))
    unknown = min(_seconds(sign_in, "X9999") for _ in range(4))
    assert 0.5 < known / unknown < 2


def test_signing_out_leaves_one_entry_and_closes_the_pages(
    sign_in: Callable[..., Any], new_entries: Any
) -> None:
    client = sign_in("K0101").client
    client.post(reverse("account_logout"))
    assert len(new_entries("accounts.session.closed")) == 1
    assert client.get("/").status_code == 302


@pytest.mark.clause("SYS-07")
def test_the_session_key_is_another_after_signing_in(sign_in: Callable[..., Any]) -> None:
    client = Client()
    client.session.save()
    before = client.session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = before
    assert sign_in("K0101", client=client).client.session.session_key != before


@pytest.mark.clause("SYS-06")
def test_there_is_no_superuser_and_no_admin(cast: dict[str, Person]) -> None:
    assert not hasattr(cast["system"], "is_superuser")
    assert not hasattr(cast["system"], "has_perm")
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    with pytest.raises(NoReverseMatch):
        reverse("admin:index")


def test_a_removed_person_does_not_get_in(
    cast: dict[str, Person], sign_in: Callable[..., Any]
) -> None:
    from jiyao.foundation.accounts.procedures.people import remove

    left(cast["stranger"])
    remove(cast["stranger"], by=cast["system"])
    assert sign_in(cast["stranger"].number).status_code == 200


def _in_argon2() -> None:
    from jiyao.foundation.trail.recording import system_scope

    with system_scope("tests.password.hashed"):
        person = Person.objects.get(number="K0101")
        person.set_password(PASSWORD)
        person.save()


def _seconds(sign_in: Callable[..., Any], number: str) -> float:
    begun = time.perf_counter()
    sign_in(number, "wrong")
    return time.perf_counter() - begun
