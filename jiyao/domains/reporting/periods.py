"""The periods that are reported, by the names that both sides know them under."""

from datetime import date, datetime, timedelta

from jiyao.domains.reporting.declared import Span
from jiyao.foundation.duties.periods import LETTERS, Period, period_named, period_of
from jiyao.foundation.duties.terms import start_of

EVERY = {letter: every for every, letter in LETTERS.items()}


def period_called(name: str) -> Period:
    """Return the period of a name such as 2026, 2026H02, 2026Q04. Raises ValueError for none."""
    if not name[:4].isascii() or name[4:5] not in EVERY:
        raise ValueError(name)
    return period_named(name, EVERY[name[4:5]])


def before(name: str) -> str:
    """Return the name of the period of the same length before the one of this name."""
    period = period_called(name)
    return period_of(period.first - timedelta(days=1), EVERY[name[4:5]]).name


def last_ended(day: date, every: str) -> Period:
    """Return the period that was over last on `day`."""
    return period_of(period_of(day, every).first - timedelta(days=1), every)


def span_of(name: str, at: datetime) -> Span:
    """Return what is counted of a period, as it stands at `at`."""
    period = period_called(name)
    return Span(start_of(period.first), start_of(period.last + timedelta(days=1)), at)
