"""A register as an Excel workbook, made in memory: words stay words, whatever they begin with.

Source: ECMA-376 part 1, §18.3.1 (worksheets) and §18.3.1.46 (header and footer codes).
"""

import re
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from unicodedata import east_asian_width

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.paper.rendering import UNPRINTABLE

A4, NARROWEST, WIDEST, LONGEST = 9, 8, 48, 32_767
FIRST_YEAR = 1900
NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class Book:
    """What the workbook says: the mark of all its rows, its notes line by line, and the table."""

    title: str
    mark: str
    notes: tuple[str, ...]
    heads: list[str]
    rows: list[list[Any]]
    made_at: datetime


def workbook(book: Book) -> bytes:
    """Return the file. The mark stands above the table and on every printed page."""
    file = BytesIO()
    made = xlsxwriter.Workbook(file, OPTIONS)
    made.set_properties({"title": book.title, "created": book.made_at.replace(tzinfo=None)})
    sheet = made.add_worksheet(NOT_IN_A_NAME.sub(" ", book.title)[:31])
    large = made.add_format({"bold": True, "font_size": 16})
    heading = made.add_format({"bold": True, "border": 1, "bg_color": "#EEF1F5"})
    _line(sheet, 0, book.mark, large)
    _line(sheet, 1, book.title, large)
    for number, note in enumerate(book.notes, start=2):
        _line(sheet, number, note)
    top = 2 + len(book.notes)
    for place, head in enumerate(book.heads):
        sheet.write_string(top, place, text(head), heading)
    _table(made, sheet, book, top)
    _page(sheet, book, top)
    made.close()
    return file.getvalue()


def text(value: Any) -> str:
    """Return a value as the words of one cell: no control characters, at most 32,767 signs."""
    plain = UNPRINTABLE.sub(" ", "" if value is None else str(value))
    return NO_CHARACTER.sub("", plain)[:LONGEST]


def _line(sheet: Any, number: int, words: str, form: Any = None) -> None:
    sheet.write_string(number, 0, text(words), form)


def _table(made: Any, sheet: Any, book: Book, top: int) -> None:
    plain = made.add_format({"border": 1, "valign": "top", "text_wrap": True})
    moment = made.add_format({"border": 1, "valign": "top", "num_format": "yyyy-mm-dd hh:mm"})
    widths = [_width(head) for head in book.heads]
    for line, row in enumerate(book.rows, start=top + 1):
        for place, value in enumerate(row):
            widths[place] = max(widths[place], _cell(sheet, line, place, value, plain, moment))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(max(width + 2, NARROWEST), WIDEST))
    sheet.autofilter(top, 0, top + len(book.rows), len(book.heads) - 1)


def _cell(sheet: Any, line: int, place: int, value: Any, plain: Any, moment: Any) -> int:
    """Write one cell and return how wide its words are."""
    if isinstance(value, datetime) and value.year >= FIRST_YEAR:
        local = timezone.localtime(value).replace(tzinfo=None)
        sheet.write_datetime(line, place, local, moment)
        return 16
    if isinstance(value, int) and not isinstance(value, bool):
        sheet.write_number(line, place, value, plain)
        return len(str(value))
    words = text(value)
    sheet.write_string(line, place, words, plain)
    return _width(words)


def _width(words: str) -> int:
    return sum(2 if east_asian_width(c) in "WFA" else 1 for c in words[:WIDEST])


def _page(sheet: Any, book: Book, top: int) -> None:
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f'&L&"-,Bold"&14{_quoted(book.mark)}&C{_quoted(book.title)}')
    sheet.set_footer(f"&L{_quoted(book.notes[1])}&C{_('第 &P 页 共 &N 页')}")


def _quoted(words: str) -> str:
    """Return words as a header takes them; a size is followed by a space, lest digits join it."""
    return f" {text(words)}".replace("&", "&&")[:100]
