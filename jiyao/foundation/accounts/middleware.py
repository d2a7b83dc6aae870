"""What every request knows: its id, its terminal, the person's facts; the idle lock; lost forms."""

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.accounts.sessions import LOCKED, SEEN_AT
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import Surroundings, record_alone, surroundings

Handler = Callable[[HttpRequest], HttpResponse]
SEEN_EVERY = timedelta(minutes=1)
STOPS = ("account_login", "unlock", "account_change_password", "pin", "mfa_activate_totp")
ON_THE_WAY_IN = (
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "set_up",
    "unlock",
)


class RequestNotes:
    """Number the request for the trail, gather the person's facts anew at first use, and let no
    browser keep what a signed-in person was shown."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = surroundings.set(
            Surroundings(secrets.token_hex(6), request.META.get("REMOTE_ADDR", ""))
        )
        if request.user.is_authenticated:
            asked: Any = request
            asked.facts = SimpleLazyObject(lambda: facts_of(asked.user, timezone.now()))
        try:
            response = self.get_response(request)
        finally:
            surroundings.reset(token)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class Stopped:
    """Whoever is sent to sign in or unlock gets the whole page, and is told if a form was lost."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        where = urlsplit(response.get("Location", "")).path
        if response.status_code != 302 or where not in map(reverse, STOPS):
            return response
        if request.method == "POST" and request.path not in map(reverse, ON_THE_WAY_IN):
            messages.warning(request, _("刚才提交的内容没有保存，请回到那一页重新填写后提交。"))
        if request.htmx:  # type: ignore[attr-defined]
            return HttpResponseClientRedirect(response["Location"])
        return response


class IdleLock:
    """Lock a session that was left alone; the page asks for the password and goes on (SYS-07)."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _look_at_the_clock(request)
            if request.session.get(LOCKED) and request.path not in _open_while_locked():
                return redirect(f"{reverse('unlock')}?next={quote(_page(request))}")
        return self.get_response(request)


def _look_at_the_clock(request: HttpRequest) -> None:
    now = timezone.now()
    seen = request.session.get(SEEN_AT)
    idle = now.timestamp() - seen if seen else 0
    if request.session.get(LOCKED):
        return
    if idle > settings.IDLE_LOCK_MINUTES * 60:
        request.session[LOCKED] = True
        record_alone(request.user.get_username(), "accounts.session.locked", Outcome.DONE)
    elif not seen or idle > SEEN_EVERY.total_seconds():
        request.session[SEEN_AT] = now.timestamp()


def _open_while_locked() -> tuple[str, str]:
    return reverse("unlock"), reverse("account_logout")


def _page(request: HttpRequest) -> str:
    """The page to come back to by GET; for a part of a page, the page around it."""
    return request.htmx.current_url_abs_path or request.get_full_path()  # type: ignore[attr-defined]
