"""Terms of months and years, counted from a day."""

from calendar import monthrange
from datetime import date, datetime, time

from django.utils import timezone


def months_after(start: date, months: int) -> date:
    """Return the day so many months later; one that the month has not becomes the first of the
    next: a term is never shorter."""
    years, month = divmod(start.month - 1 + months, 12)
    year = min(start.year + years, date.max.year - 1)
    if start.day <= monthrange(year, month + 1)[1]:
        return date(year, month + 1, start.day)
    return date(year, month + 2, 1)


def start_of(day: date) -> datetime:
    """Return the first moment of a day, here."""
    return timezone.make_aware(datetime.combine(day, time.min))
