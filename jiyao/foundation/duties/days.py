"""Working days: the public holidays of the library under the organisation's own table (CIR-03).

Pure functions; source: the package chinesecalendar, which repeats the yearly notices of holidays.
A year that it does not know yet is provisional: Saturday and Sunday are off.
"""

from collections.abc import Mapping
from datetime import date, timedelta

import chinese_calendar

SATURDAY = 5
ONE = timedelta(days=1)

Table = Mapping[date, bool]


def is_working_day(day: date, table: Table) -> bool:
    """Whether `day` is worked; table: the organisation's own days, True for one that is worked."""
    if day in table:
        return table[day]
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < SATURDAY


def is_provisional(year: int) -> bool:
    """Whether the public holidays of this year are not known yet."""
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return True
    return False


def add_working_days(day: date, n: int, table: Table) -> date:
    """Return the n-th working day after `day`; before it for a negative n, `day` itself for 0."""
    step = ONE if n > 0 else -ONE
    left = abs(n)
    while left:
        day += step
        left -= is_working_day(day, table)
    return day
