"""A period is a length, a day, a condition or for long; what cannot be is refused in words."""

from datetime import date

import pytest

from jiyao.domains.classification.periods import Kind, Period, PeriodMalformed

START = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "kind", "shown"),
    [
        ("10年", Kind.LENGTH, "10年"),
        ("6个月", Kind.LENGTH, "6个月"),
        ("6月", Kind.LENGTH, "6个月"),
        ("20日", Kind.LENGTH, "20天"),
        ("2030年1月1日", Kind.DAY, "2030年1月1日"),
        ("会议开始前", Kind.CONDITION, "会议开始前"),
        ("十年", Kind.LENGTH, "10年"),
        ("二十五 年", Kind.LENGTH, "25年"),
        ("两年", Kind.LENGTH, "2年"),
        (" 长期 ", Kind.LONG, "长期"),
    ],
)
def test_it_is_read_and_shown_as_on_the_mark(words: str, kind: Kind, shown: str) -> None:
    period = Period.read(words)
    assert (period.kind, str(period)) == (kind, shown)
    assert Period.read(shown) == period


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "没有写"),
        ("0年", "不能是零"),
        ("12个月", "以年计"),
        ("31天", "以月计"),
        ("2026年2月30日", "没有 2026年2月30日"),
        ("2026年13月1日", "没有"),
        ("二五年", "看不懂"),
        ("10 yers", "不是年、个月、天"),
        ("99999年", "不是年、个月、天"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(words: str, why: str) -> None:
    with pytest.raises(PeriodMalformed, match=why):
        Period.read(words)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("10年", START, date(2036, 11, 22)),
        ("2个月", START, date(2027, 1, 22)),
        ("1个月", date(2026, 1, 31), date(2026, 3, 1)),
        ("1年", date(2028, 2, 29), date(2029, 3, 1)),
        ("30天", START, date(2026, 12, 22)),
        ("2030年1月1日", START, date(2030, 1, 1)),
        ("会议开始前", START, None),
        ("长期", START, None),
        ("9999年", START, date(9998, 11, 22)),
        ("30天", date(9999, 12, 15), date(9999, 12, 31)),
    ],
)
def test_it_ends_on_the_day_that_is_counted_never_earlier(
    words: str, start: date, end: date | None
) -> None:
    assert Period.read(words).ends(start) == end


@pytest.mark.parametrize(
    ("words", "within"),
    [("10年", True), ("11年", False), ("2036年11月22日", True), ("2036年11月23日", False)],
)
def test_the_limit_is_counted_in_years_from_the_start(words: str, within: bool) -> None:
    assert Period.read(words).is_within(10, START) is within


@pytest.mark.parametrize(
    ("longer", "shorter", "covers"),
    [
        ("10年", "5年", True),
        ("5年", "10年", False),
        ("长期", "30年", True),
        ("30年", "长期", False),
        ("会议开始前", "会议开始前", True),
        ("10年", "会议开始前", False),
        ("会议开始前", "1年", False),
        ("长期", "会议开始前", True),
        ("2036年11月22日", "10年", True),
    ],
)
def test_a_period_covers_what_ends_no_later(longer: str, shorter: str, covers: bool) -> None:
    assert Period.read(longer).covers(START, Period.read(shorter), START) is covers
