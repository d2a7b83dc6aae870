"""Periods of the calendar and the day in each on which something is due. Pure functions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from jiyao.foundation.duties.days import Table, add_working_days

MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
WEEK = "week"
LETTERS = {"year": "", "half": "H", "quarter": "Q", "month": "M"}


@dataclass(frozen=True)
class Period:
    """One period: its name, such as 2026Q4, its first and its last day."""

    name: str
    first: date
    last: date


def period_of(day: date, every: str) -> Period:
    """Return the period in which `day` lies; every: year, half, quarter, month or week."""
    if every == WEEK:
        year, number, weekday = day.isocalendar()
        first = day - timedelta(days=weekday - 1)
        return Period(f"{year}W{number:02}", first, first + timedelta(days=6))
    length = MONTHS[every]
    place = (day.month - 1) // length
    first = date(day.year, place * length + 1, 1)
    after = date(day.year + (place + 1) * length // 12, (place + 1) * length % 12 + 1, 1)
    letter = LETTERS[every]
    name = f"{day.year}{letter}{place + 1:02}" if letter else str(day.year)
    return Period(name, first, after - timedelta(days=1))


def period_named(name: str, every: str) -> Period:
    """Return the period of this name; the other way round of `period_of`."""
    year, number = int(name[:4]), int(name[5:] or 1)
    if every == WEEK:
        return period_of(date.fromisocalendar(year, number, 1), every)
    return period_of(date(year, (number - 1) * MONTHS[every] + 1, 1), every)


def in_words(name: str) -> str:
    """Return the name of a period as it is written, such as 2026年第4季度."""
    told = {"year": name[:4], "number": int(name[5:] or 0)}
    return {
        "": _("%(year)s年"),
        "H": _("%(year)s年上半年") if told["number"] == 1 else _("%(year)s年下半年"),
        "Q": _("%(year)s年第%(number)d季度"),
        "M": _("%(year)s年%(number)d月"),
        "W": _("%(year)s年第%(number)d周"),
    }[name[4:5]] % told


def periods_between(start: date, end: date, every: str) -> Iterator[Period]:
    """Yield the periods from the one of `start` to the one of `end`."""
    period = period_of(start, every)
    while period.first <= end:
        yield period
        period = period_of(period.last + timedelta(days=1), every)


def due_day(period: Period, day: int, from_end: bool, table: Table) -> date:
    """Return the day-th day of the period, or the day-th last working day.

    day: from 1; a period that is too short gives its last (or, from the end, its first) day.
    """
    if from_end:
        return max(period.first, add_working_days(period.last + timedelta(days=1), -day, table))
    return min(period.last, period.first + timedelta(days=day - 1))
