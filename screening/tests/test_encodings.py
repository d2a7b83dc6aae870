"""Every reading of bytes that may be meant, and no more."""

import pytest
from jiyao_screening.encodings import readings
from jiyao_screening.engine import Engine
from jiyao_screening.verdicts import Verdict

LINE = "会议就自查工作作了安排，各单位年底以前完成。No. 7 of 12\n"
LONG = (LINE * 100).encode("gb18030")


def names(data: bytes) -> list[str]:
    return [name for name, _text in readings(data)]


def test_a_long_text_in_gb2312_is_not_read_as_big5_too() -> None:
    assert names(LONG) == ["gb18030"]


@pytest.mark.parametrize(
    "data",
    [
        LINE.encode("gb18030"),
        ("會議就自查工作作了安排，各單位年底以前完成。\n" * 100).encode("big5hkscs"),
        LONG + "機密★10年\n".encode("big5hkscs"),
        LONG + "密".encode("big5hkscs"),
        LONG + "镕".encode("gb18030"),
        b"\x81\x30\x81\x30" + LONG,
    ],
    ids=["short", "big5", "a line in big5", "at the end", "outside gb2312", "four bytes"],
)
def test_what_may_be_big5_is_read_as_that_too(data: bytes) -> None:
    assert "big5hkscs" in names(data)


def test_a_mark_in_big5_at_the_end_of_a_long_text_is_found(engine: Engine) -> None:
    found = engine.screen_bytes(LONG + "機密★10年\n".encode("big5hkscs"))
    assert found.verdict is Verdict.HIT
