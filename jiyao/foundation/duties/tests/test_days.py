from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiyao.foundation.duties.days import ONE, add_working_days, is_provisional, is_working_day

DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
TABLES = st.dictionaries(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.booleans())


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 1, 1), False),
        (date(2026, 2, 17), False),
        (date(2026, 2, 14), True),
        (date(2026, 10, 1), False),
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
    ],
)
def test_the_public_holidays_of_2026_and_the_saturday_worked_instead(
    day: date, worked: bool
) -> None:
    assert is_working_day(day, {}) is worked


def test_a_year_not_known_yet_has_only_weekends_off_and_is_provisional() -> None:
    assert is_working_day(date(2027, 1, 1), {})
    assert not is_working_day(date(2027, 1, 2), {})
    assert (is_provisional(2026), is_provisional(2027)) == (False, True)


def test_the_own_table_stands_over_the_library_and_over_provisional_weekends() -> None:
    own = {date(2026, 10, 1): True, date(2027, 1, 1): False, date(2027, 1, 2): True}
    assert [is_working_day(day, own) for day in own] == [True, False, True]


def test_the_day_after_a_friday_is_monday() -> None:
    assert add_working_days(date(2026, 11, 20), 1, {}) == date(2026, 11, 23)
    assert add_working_days(date(2026, 11, 23), -1, {}) == date(2026, 11, 20)


@given(DAYS, st.integers(-60, 60), TABLES)
def test_adding_and_counting_give_the_same_number(
    day: date, n: int, table: dict[date, bool]
) -> None:
    end = add_working_days(day, n, table)
    first, last = (day + ONE, end) if n > 0 else (end, day - ONE)
    between = (first + ONE * i for i in range((last - first).days + 1))
    assert sum(is_working_day(each, table) for each in between) == abs(n)


@given(DAYS, st.integers(1, 60), TABLES)
def test_what_is_added_ends_on_a_working_day(day: date, n: int, table: dict[date, bool]) -> None:
    assert is_working_day(add_working_days(day, n, table), table)
    assert is_working_day(add_working_days(day, -n, table), table)
