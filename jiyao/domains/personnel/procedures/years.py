"""Terms that end with a month of the year."""

from datetime import date, datetime, timedelta

from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.terms import months_after


def end_of_month(year: int, month: int) -> datetime:
    """Return the closing time on the last day of a month, counted from January as 1."""
    return at_closing(months_after(date(year, 1, 1), month) - timedelta(days=1))
