"""Small parts that every paper is filled with: fields, days, moments."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format


def fact(name: Any, value: Any, wide: bool = False) -> dict[str, Any]:
    """Return a field of a form; a wide one takes the whole line."""
    return {"name": str(name), "value": str(value or ""), "wide": wide}


def day(at: datetime | None) -> str:
    """Return a local date as in the books, with its year, or nothing."""
    return timezone.localtime(at).strftime("%Y-%m-%d") if at else ""


def moment(at: datetime | None) -> str:
    """Return a local date and time as in the books, or nothing."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""


def cell(value: Any) -> str:
    """Return a value as the cell of a book; a moment as its local time, without one at midnight."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        local = timezone.localtime(value)
        return local.strftime("%Y-%m-%d %H:%M" if local.hour or local.minute else "%Y-%m-%d")
    return value.isoformat() if isinstance(value, date) else str(value)


def full_day(at: date | datetime | None) -> str:
    """Return a local day as forms write it, such as 2026年3月5日, or nothing."""
    local = timezone.localtime(at) if isinstance(at, datetime) else at
    return date_format(local, "Y年n月j日") if local else ""
