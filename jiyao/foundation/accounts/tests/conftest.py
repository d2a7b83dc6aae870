import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from conftest import PASSWORD

PERIOD, ENOUGH = 30, 3  # seconds for which a code is shown, and that one request may take


@pytest.fixture(autouse=True)
def no_second_factor_unless_asked(settings: Any) -> None:
    """Like the demo: a test that is about the second factor demands it itself."""
    settings.SECOND_FACTOR_FOR = "none"


@pytest.fixture
def sign_in(database: None) -> Callable[..., Any]:
    """Fill in the sign-in form in a new browser and return the answer; `.client` is the browser."""

    def fill(number: str, password: str = PASSWORD, client: Client | None = None) -> Any:
        browser = client or Client()
        return browser.post(reverse("account_login"), {"login": number, "password": password})

    return fill


@pytest.fixture
def code_for() -> Callable[[str], str]:
    """Return what an authenticator shows now for a secret, and will for some seconds."""

    def shown(secret: str) -> str:
        left = PERIOD - time.time() % PERIOD
        if left < ENOUGH:
            time.sleep(left)
        return f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06d}"

    return shown


@pytest.fixture
def enrol_second_factor(code_for: Callable[[str], str]) -> Callable[[Client], str]:
    """Enrol an authenticator through the pages and return its secret; its code may be used."""

    def enrol(client: Client) -> str:
        page = reverse("mfa_activate_totp")
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        secret = client.get(page).context["form"].secret
        client.post(page, {"code": code_for(secret)})
        cache.clear()
        return secret

    return enrol
