"""Failed sign-ins: counted by number, on the trail once each, locked out for a time (SYS-07)."""

from datetime import datetime, timedelta
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jiyao.foundation.accounts.sessions import LOCKED
from jiyao.foundation.accounts.watching import NOBODY, note
from jiyao.foundation.people.models import Person
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import act_alias


class TrailedAttempts(AxesDatabaseHandler):
    """Count as axes does, on the alias that was just written, and record each failure once.

    A number that nobody has is counted in the same way but leaves no trace of what was typed.
    """

    def filter_user_attempts(self, request: Any, credentials: Any = None) -> list[Any]:
        return [
            rows.using(act_alias()) for rows in super().filter_user_attempts(request, credentials)
        ]

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: Any = None, **kwargs: Any
    ) -> None:
        super().user_login_failed(sender, credentials, request, **kwargs)
        number = credentials.get("username", "")
        known = Person.objects.filter(number=number).exists()
        note(number if known else NOBODY, _attempted(request), Outcome.REFUSED, clauses=("SYS-07",))


def locked_until(number: str, at: datetime) -> datetime | None:
    """Return when a number may sign in again, or None when it may now."""
    cool_off = get_cool_off()
    rows = AccessAttempt.objects.using(act_alias()).filter(username=number)
    recent = list(rows.filter(attempt_time__gt=at - cool_off).order_by("attempt_time"))
    failures, until = sum(row.failures_since_start for row in recent), None
    for row in recent:
        if failures >= settings.AXES_FAILURE_LIMIT:
            until = row.attempt_time + cool_off
            failures -= row.failures_since_start
    return until


def locked_numbers(at: datetime) -> list[str]:
    """Return the numbers that may not sign in now, known and unknown; see `locked_until`."""
    rows = AccessAttempt.objects.using(act_alias()).filter(attempt_time__gt=at - get_cool_off())
    failures = rows.values_list("username").annotate(failed=Sum("failures_since_start"))
    return list(
        failures.filter(failed__gte=settings.AXES_FAILURE_LIMIT).values_list("username", flat=True)
    )


def forget(number: str) -> None:
    """Forget the failures of a number, inside an act."""
    AccessAttempt.objects.filter(username=number).delete()


def locked_out(request: HttpRequest, response: Any, credentials: dict[str, Any]) -> HttpResponse:
    """Say that the number is locked and when to try again; the same for known and unknown."""
    now = timezone.now()
    until = locked_until(credentials.get("username", ""), now) or now
    context = {
        "failure_limit": settings.AXES_FAILURE_LIMIT,
        "cooloff_timedelta": until - now + timedelta(seconds=59),
    }
    return render(request, "account/locked_out.html", context, status=403)


def _attempted(request: Any) -> str:
    if request.axes_locked_out:
        return "accounts.session.locked-out"
    if not request.user.is_authenticated:
        return "accounts.session.opened"
    return (
        "accounts.session.unlocked"
        if request.session.get(LOCKED)
        else "accounts.password.confirmed"
    )
