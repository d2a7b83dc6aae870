"""When the working day of the confidential room ends."""

from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone


def at_closing(day: date) -> datetime:
    """Return the closing time of a day."""
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(settings.CLOSING_TIME)))
