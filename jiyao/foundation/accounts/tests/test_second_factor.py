from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from conftest import PASSWORD


@pytest.fixture
def client(client_of: Callable[[str], Client]) -> Client:
    return client_of("system")


@pytest.fixture
def secret(client: Client, enrol_second_factor: Callable[[Client], str]) -> str:
    return enrol_second_factor(client)


def _ask(client: Client, code: str) -> Any:
    return client.post(reverse("mfa_authenticate"), {"code": code})


@pytest.mark.clause("SYS-01")
def test_enrolling_asks_for_the_password_and_shows_the_code_without_a_network(
    client: Client,
) -> None:
    page = reverse("mfa_activate_totp")
    assert reverse("account_reauthenticate") in client.get(page).url
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    answer = client.get(page)
    assert 'src="data:image/svg+xml' in answer.content.decode()
    assert "data:" in answer["Content-Security-Policy"]


@pytest.mark.clause("SYS-01", "SYS-03")
def test_enrolling_leaves_one_entry_with_the_row(
    client: Client, enrol_second_factor: Callable[[Client], str], new_entries: Any
) -> None:
    enrol_second_factor(client)
    (entry,) = new_entries("accounts.second-factor.added")
    assert (entry["who"], entry["outcome"]) == ("A0001", "done")
    assert Authenticator.objects.count() == 2


def test_a_wrong_first_code_enrols_nothing(client: Client, new_entries: Any) -> None:
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.get(reverse("mfa_activate_totp"))
    client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert not Authenticator.objects.exists()
    assert [e["outcome"] for e in new_entries("accounts.second-factor.added")] == ["refused"]


def test_the_secret_is_not_stored_in_the_clear(secret: str) -> None:
    assert all(secret not in str(row.data) for row in Authenticator.objects.all())


@pytest.mark.clause("SYS-01")
def test_signing_in_then_needs_the_code_and_leaves_one_entry(
    secret: str,
    sign_in: Callable[..., Any],
    code_for: Callable[[str], str],
    new_entries: Any,
) -> None:
    start = len(new_entries())
    answer = sign_in("A0001")
    assert answer.url == reverse("mfa_authenticate")
    assert reverse("account_login") in answer.client.get("/").url
    assert _ask(answer.client, code_for(secret)).url == "/"
    (entry,) = new_entries()[start:]
    assert (entry["who"], entry["code"], entry["outcome"]) == (
        "A0001",
        "accounts.session.opened",
        "done",
    )
    assert answer.client.get("/").status_code == 200


@pytest.mark.clause("SYS-07", shows="refused")
def test_a_wrong_code_leaves_one_entry_and_counts_towards_the_lock_out(
    secret: str, sign_in: Callable[..., Any], new_entries: Any, settings: Any
) -> None:
    client = sign_in("A0001").client
    start = len(new_entries())
    answers = [_ask(client, "000000") for _ in range(settings.AXES_FAILURE_LIMIT)]
    assert len(new_entries()[start:]) == settings.AXES_FAILURE_LIMIT
    assert {e["who"] for e in new_entries()[start:]} == {"A0001"}
    assert answers[-1].status_code == 403
    cache.clear()
    assert sign_in("A0001").status_code == 403
    assert _ask(client, "000000").url == reverse("account_login")


@pytest.mark.clause("SYS-01")
def test_a_recovery_code_opens_once(
    secret: str, client: Client, sign_in: Callable[..., Any], new_entries: Any
) -> None:
    page = client.get(reverse("mfa_view_recovery_codes"))
    assert len(new_entries("accounts.recovery-codes.opened")) == 1
    code = page.context["unused_codes"][0]
    assert _ask(sign_in("A0001").client, code).status_code == 302
    assert _ask(sign_in("A0001").client, code).status_code == 200


def test_a_code_is_not_good_twice(
    secret: str, sign_in: Callable[..., Any], code_for: Callable[[str], str]
) -> None:
    code = code_for(secret)
    assert _ask(sign_in("A0001").client, code).status_code == 302
    assert _ask(sign_in("A0001").client, code).status_code == 200


@pytest.mark.clause("SYS-01")
def test_switching_off_asks_again_and_leaves_one_entry(
    secret: str, sign_in: Callable[..., Any], code_for: Callable[[str], str], new_entries: Any
) -> None:
    client = sign_in("A0001").client
    _ask(client, code_for(secret))
    page = reverse("mfa_deactivate_totp")
    assert "confirm" in client.post(page).url
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(page)
    assert not Authenticator.objects.exists()
    assert len(new_entries("accounts.second-factor.removed")) == 1


@pytest.mark.clause("SYS-01", "SYS-03")
def test_switching_off_confirmed_by_a_code_is_one_act(
    secret: str, sign_in: Callable[..., Any], code_for: Callable[[str], str], new_entries: Any
) -> None:
    client = sign_in("A0001").client
    _ask(client, code_for(secret))
    cache.clear()
    off = reverse("mfa_deactivate_totp")
    client.post(off, {"sent": "1"})
    start = len(new_entries())
    client.post(f"{reverse('mfa_reauthenticate')}?next={off}", {"code": code_for(secret)})
    (entry,) = new_entries()[start:]
    assert (entry["who"], entry["code"]) == ("A0001", "accounts.second-factor.removed")
    assert not Authenticator.objects.exists()


def test_confirming_with_a_code_leaves_one_entry(
    secret: str, client: Client, code_for: Callable[[str], str], new_entries: Any
) -> None:
    client.post(reverse("mfa_reauthenticate"), {"code": code_for(secret)})
    (entry,) = new_entries("accounts.second-factor.confirmed")
    assert (entry["who"], entry["outcome"]) == ("A0001", "done")


def test_new_recovery_codes_replace_the_old_ones(
    secret: str, client: Client, new_entries: Any
) -> None:
    before = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    client.post(reverse("mfa_generate_recovery_codes"))
    after = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert not set(before) & set(after)
    assert len(new_entries("accounts.recovery-codes.made")) == 1
