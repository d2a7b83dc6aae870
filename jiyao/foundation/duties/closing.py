"""When the working day of the confidential room ends."""

from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone

from jiyao.foundation.duties.days import add_working_days
from jiyao.foundation.duties.models import own_table


def at_closing(day: date) -> datetime:
    """Return the closing time of a day."""
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(settings.CLOSING_TIME)))


def closing_from(day: date, at: datetime) -> datetime:
    """Return the closing time of a day; where it is over at `at`, of the next working day."""
    closing = at_closing(day)
    if at < closing:
        return closing
    return at_closing(add_working_days(timezone.localdate(at), 1, own_table()))
