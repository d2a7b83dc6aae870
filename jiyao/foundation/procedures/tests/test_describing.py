"""Values as an approver reads them."""

from datetime import date
from typing import Any

import pytest

from jiyao.foundation.procedures.binding import Hidden
from jiyao.foundation.procedures.describing import in_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (False, "否"),
        (None, "无"),
        ("", "无"),
        ([], "无"),
        ([0, 1], "0、1"),
        (date(2026, 3, 1), "2026年3月1日"),
        (Hidden(), "不在您知悉范围内的记录"),
    ],
)
def test_a_value_is_said_in_words(value: Any, words: str) -> None:
    assert in_words(None, value) == words
