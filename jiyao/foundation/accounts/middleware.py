"""What every request knows: its id, its terminal, the person's facts; and the idle lock."""

import secrets
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.trail.recording import Surroundings, surroundings

Handler = Callable[[HttpRequest], HttpResponse]
SEEN_AT = "seen_at"
LOCKED = "locked"
SEEN_EVERY = timedelta(minutes=1)


class RequestNotes:
    """Number the request for the trail and gather the person's facts anew, at first use."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = surroundings.set(
            Surroundings(secrets.token_hex(6), request.META.get("REMOTE_ADDR", ""))
        )
        if request.user.is_authenticated:
            request.facts = SimpleLazyObject(lambda: facts_of(request.user, timezone.now()))
        try:
            return self.get_response(request)
        finally:
            surroundings.reset(token)


class IdleLock:
    """Lock a session that was left alone; the page asks for the password and goes on (SYS-07)."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and not request.path.startswith(settings.STATIC_URL):
            self._look_at_the_clock(request)
            if request.session.get(LOCKED) and not _may_pass(request):
                return redirect(f"/unlock/?next={request.path}")
        return self.get_response(request)

    def _look_at_the_clock(self, request: HttpRequest) -> None:
        now = timezone.now()
        seen = request.session.get(SEEN_AT)
        idle = now.timestamp() - seen if seen else 0
        if idle > settings.IDLE_LOCK_MINUTES * 60:
            request.session[LOCKED] = True
        elif not seen or idle > SEEN_EVERY.total_seconds():
            request.session[SEEN_AT] = now.timestamp()


def _may_pass(request: HttpRequest) -> bool:
    return request.path in ("/unlock/", "/sign-out/")
