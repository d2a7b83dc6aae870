from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiyao.foundation.duties.periods import (
    due_day,
    in_words,
    period_named,
    period_of,
    periods_between,
)

EVERY = st.sampled_from(["year", "half", "quarter", "month", "week"])


@pytest.mark.parametrize(
    ("every", "name", "first", "last"),
    [
        ("year", "2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("half", "2026H02", date(2026, 7, 1), date(2026, 12, 31)),
        ("quarter", "2026Q04", date(2026, 10, 1), date(2026, 12, 31)),
        ("month", "2026M11", date(2026, 11, 1), date(2026, 11, 30)),
        ("week", "2026W47", date(2026, 11, 16), date(2026, 11, 22)),
    ],
)
def test_a_day_lies_in_its_period(every: str, name: str, first: date, last: date) -> None:
    period = period_of(date(2026, 11, 22), every)
    assert (period.name, period.first, period.last) == (name, first, last)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("2026", "2026年"),
        ("2026H01", "2026年上半年"),
        ("2026H02", "2026年下半年"),
        ("2026Q04", "2026年第4季度"),
        ("2026M11", "2026年11月"),
        ("2026W47", "2026年第47周"),
    ],
)
def test_a_period_is_written_in_words(name: str, words: str) -> None:
    assert in_words(name) == words


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), EVERY, st.integers(1, 400), st.booleans())
def test_what_is_due_in_a_period_is_due_inside_it(
    day: date, every: str, n: int, from_end: bool
) -> None:
    period = period_of(day, every)
    assert period.first <= day <= period.last
    assert period.first <= due_day(period, n, from_end, {}) <= period.last


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), EVERY)
def test_a_period_is_found_by_its_name_and_names_sort_by_time(day: date, every: str) -> None:
    period = period_of(day, every)
    assert period_named(period.name, every) == period
    assert period.name < period_of(period.last + timedelta(days=1), every).name


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), EVERY)
def test_periods_follow_each_other_without_gap(day: date, every: str) -> None:
    found = list(periods_between(day, date(2031, 1, 1), every))
    assert all((b.first - a.last).days == 1 for a, b in pairwise(found))
    assert len({p.name for p in found}) == len(found)


def test_the_third_last_working_day_skips_the_weekend() -> None:
    november = period_of(date(2026, 11, 1), "month")
    assert due_day(november, 1, True, {}) == date(2026, 11, 30)
    assert due_day(november, 3, True, {}) == date(2026, 11, 26)
