"""The workbook alone: words stay words, the mark is on every page, the heads stay in sight."""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from jiyao.foundation.exports.workbook import Book, text, workbook

AT = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
NOTES = ("青岭市某局", "导出：陈静（K0101） 2026年11月21日 09:30", "留痕：abc", "内容：共 1 行")
FORMULAS = (
    '=HYPERLINK("http://x","y")',
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "{=SUM(A1:A2)}",
    "\t=1+1",
    "http://example.com/a",
    "mailto:a@example.com",
    "internal:Sheet1!A1",
)


def book(*cells: object, mark: str = "机密★10年", title: str = "收文登记簿") -> Book:
    return Book(title, mark, NOTES, [f"栏{n}" for n in range(len(cells))], [list(cells)], AT)


def part(file: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(file)).read(name).decode()


def sheet(file: bytes) -> str:
    return part(file, "xl/worksheets/sheet1.xml")


def cells(file: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(file)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("words", FORMULAS)
def test_what_looks_like_a_formula_or_a_link_is_a_word(words: str) -> None:
    file = workbook(book(words))
    assert "<f>" not in sheet(file)
    assert "hyperlink" not in sheet(file)
    assert cells(file)[-1] == [words.replace("\t", " ")]


def test_the_mark_the_title_and_the_notes_stand_above_the_table() -> None:
    lines = [line[0] for line in cells(workbook(book("甲", "乙")))]
    assert lines == ["机密★10年", "收文登记簿", *NOTES, "栏0", "甲"]


def test_the_heads_stay_in_sight_and_on_every_printed_page() -> None:
    file = workbook(book("甲"))
    assert 'topLeftCell="A8"' in sheet(file)
    assert 'state="frozen"' in sheet(file)
    assert "$7:$7" in part(file, "xl/workbook.xml")


def test_the_printed_page_has_the_mark_above_and_its_number_below() -> None:
    xml = sheet(workbook(book("甲", mark="秘密★5年　商密·核心 R&D")))
    assert "秘密★5年　商密·核心 R&amp;&amp;D" in xml
    assert "第 &amp;P 页 共 &amp;N 页" in xml
    assert 'orientation="landscape"' in xml


def test_dates_and_numbers_can_be_counted_with() -> None:
    [row] = cells(workbook(book(AT, 7, True, None, datetime(1, 1, 1, tzinfo=UTC))))[-1:]
    assert row[:2] == [datetime(2026, 11, 21, 9, 30), 7]
    assert row[2:4] == ["True", ""]
    assert str(row[4]).startswith("0001-01-01")


def test_columns_are_as_wide_as_their_words_within_reason() -> None:
    widths = [float(w) for w in re.findall(r'<col [^>]*width="([\d.]+)"', sheet(_wide()))]
    assert widths[0] < widths[1] < widths[2] < 50


def _wide() -> bytes:
    return workbook(book("甲", "二十个字二十个字二十个字二", "长" * 40_000))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("一\x00二\r\n三\x1b", "一 二 三 "),
        ("\ufffe\uffff\ud800尾", "尾"),
        ("长" * 40_000, "长" * 32_767),
    ],
)
def test_what_a_file_cannot_hold_is_left_out(value: object, words: str) -> None:
    assert text(value) == words


def test_a_title_that_is_no_name_of_a_sheet_is_made_one() -> None:
    assert cells(workbook(book("甲", title="[台账]:*?/\\'" * 9)))
