"""A date is understood in every way that offices write it, and refused when it is none."""

from datetime import datetime
from typing import Any

import pytest

from jiyao.foundation.imports.cells import Unclean
from jiyao.foundation.imports.dates import moment

THE_FIFTH = (
    "2024-03-05", "2024-3-5", "2024/3/5", "2024.3.5", "2024．3．5", "20240305", "2024年3月5日",
    "２０２４年３月５日", "二〇二四年三月五日", "二零二四年三月五日", "2024 年 3 月 5 日", "45356",
    45356, 45356.0, 20240305, ["d", "2024-03-05"], ["dt", "2024-03-05T00:00:00"],
)  # fmt: skip


@pytest.mark.parametrize("cell", THE_FIFTH, ids=str)
def test_the_fifth_of_march_is_understood(cell: Any) -> None:
    assert moment(cell) == datetime(2024, 3, 5)


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("二〇一九年十二月三十一日", datetime(2019, 12, 31)),
        ("二〇一九年十月十日", datetime(2019, 10, 10)),
        ("二〇二〇年二月二十九日", datetime(2020, 2, 29)),
        ("2024-03-05 14:30", datetime(2024, 3, 5, 14, 30)),
        (45356.5, datetime(2024, 3, 5, 12)),
        (["dt", "2024-03-05T14:30:00"], datetime(2024, 3, 5, 14, 30)),
    ],
    ids=str,
)
def test_other_days_and_times_of_day_are_understood(cell: Any, date: datetime) -> None:
    assert moment(cell) == date


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("2024-02-30", "没有这一天"),
        ("2023-02-29", "没有这一天"),
        ("二〇二四年十三月五日", "没有这一天"),
        ("20241301", "没有这一天"),
        ("24.3.5", "四位"),
        ("3月5日", "没有年份"),
        ("1024-03-05", "太早"),
        ("昨天", "不是日期"),
        ("፩፪፫፬፭", "不是日期"),
        (["t", "10:00:00"], "不是日期"),
        ("2024年3月", "不是日期"),
        (12, "不是日期"),
        (-45356, "不是日期"),
        (1e300, "不是日期"),
        (True, "不是日期"),
    ],
    ids=str,
)
def test_what_is_no_date_is_told_so(cell: Any, words: str) -> None:
    with pytest.raises(Unclean, match=words):
        moment(cell)
