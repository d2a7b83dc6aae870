"""Looking at something as it stood on a past day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_date

from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.duties.terms import start_of


@dataclass(frozen=True)
class Day:
    """A day that is asked for, and its last moment, or now when it is today."""

    on: date
    at: datetime


def day_asked(request: SignedIn) -> Day:
    """Return the day that the address asks for; today for none, one to come or a wrong one."""
    now = timezone.now()
    today = timezone.localdate(now)
    asked = _parsed(request.GET.get("on", "")) or today
    if asked >= today:
        return Day(today, now)
    return Day(asked, start_of(asked + timedelta(days=1)) - timedelta(microseconds=1))


def _parsed(words: str) -> date | None:
    try:
        return parse_date(words)
    except ValueError:
        return None
