"""What people wrote is printed as they wrote it, and never carried out."""

from datetime import UTC, datetime
from typing import Any

import pytest
import typst

from jiyao.foundation.paper.rendering import plain, render
from jiyao.foundation.paper.symbols import code_of
from jiyao.foundation.paper.tests.reading import pages_of, words_of

TEMPLATE = "foundation/paper/tests/one_field.typ"
AT = datetime(2026, 11, 21, 9, 30, 15, 123456, tzinfo=UTC)
MARKUP = [
    '#panic("x")',
    '#eval("1/0")',
    "*bold* _thin_ `raw` = head",
    "$x$ 与 $ 未闭合",
    "引号 \" ' \\ 反斜线 \\u{41}",
    '#read("/config/settings.py")',
    "//不是注释/*也不是",
    "@cite <label> #let a = 1",
]


def sheet(words: str) -> bytes:
    frame = {"title": "表", "organisation": "某单位", "mark": "内部"}
    foot = {"printed": "打印", "trail": "留痕", "pages": "第 {page} 页 共 {pages} 页"}
    return render(TEMPLATE, {**frame, **foot, "sheet": {"words": words}}, AT)


@pytest.mark.parametrize("words", MARKUP)
def test_markup_in_a_title_is_only_words(words: str) -> None:
    assert pages_of(sheet(words)) == 1


@pytest.mark.parametrize("words", MARKUP)
def test_every_sign_of_it_stands_on_the_paper(words: str) -> None:
    assert words.replace(" ", "") in words_of(sheet(words))


def test_the_same_words_as_markup_would_have_failed() -> None:
    with pytest.raises(typst.TypstError):
        typst.compile(MARKUP[0].encode())


def test_a_long_text_goes_over_pages_that_are_numbered() -> None:
    pdf = sheet("很长的标题" * 800)
    assert pages_of(pdf) > 1
    assert f"第1页共{pages_of(pdf)}页" in words_of(pdf)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("一行\n两行\r\n\t三行", "一行 两行 三行"),
        ("前\u202e后\u200b尾", "前 后 尾"),
        ("A" * 13, "A" * 12 + "\u200bA"),
        (("一", None, 3), ["一", None, 3]),
        ({"a": b"<svg/>"}, {"a": "<svg/>"}),
    ],
)
def test_data_is_plain_before_it_is_printed(value: Any, shown: Any) -> None:
    assert plain(value) == shown


def test_a_code_is_a_picture_without_an_address() -> None:
    picture = code_of("收机〔2026〕0001号/001")
    assert picture.startswith(b"<svg")
    assert b"href" not in picture
