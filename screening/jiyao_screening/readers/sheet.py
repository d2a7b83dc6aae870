"""Spreadsheet packages: cells joined by rows and by columns, with shared strings put in.

The generic walk sees shared strings in their own order; this one sees them in the sheet's.
"""

import re
from collections.abc import Iterator
from xml.parsers import expat

from ..flow import local
from ..grids import Grid
from ..parts import Part, Text

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


class _Strings:
    """Collects the shared strings."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        if local(tag) == "si":
            self.found.append("")

    def end(self, tag: str) -> None:
        return

    def text(self, text: str) -> None:
        if self.found:
            self.found[-1] += text


class _Cells:
    """Collects the cells of one sheet."""

    def __init__(self, shared: list[str]) -> None:
        self.grid: Grid[str] = Grid()
        self._shared = shared
        self._kind = ""
        self._at = (0, 0)
        self._value = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if local(tag) != "c":
            return
        self._kind, self._value = attributes.get("t", ""), ""
        match = _REFERENCE.match(attributes.get("r", ""))
        row, column = self._at
        self._at = (int(match[2]), _column(match[1])) if match else (row, column + 1)

    def end(self, tag: str) -> None:
        if local(tag) != "c" or not self._value:
            return
        index = self._value
        if self._kind == "s" and index.isdigit():
            index = self._shared[int(index)] if int(index) < len(self._shared) else ""
        self.grid.put(*self._at, index)

    def text(self, text: str) -> None:
        self._value += text


def _parse(data: bytes, into: _Strings | _Cells) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = into.start
    parser.EndElementHandler = into.end
    parser.CharacterDataHandler = into.text
    parser.Parse(data, True)


def parts(members: dict[str, bytes]) -> Iterator[Part]:
    """Yield each sheet's cells; damaged members are left to the generic walk to report."""
    strings = _Strings()
    try:
        if "xl/sharedStrings.xml" in members:
            _parse(members["xl/sharedStrings.xml"], strings)
        for name, data in members.items():
            if _SHEET.match(name):
                cells = _Cells(strings.found)
                _parse(data, cells)
                for text in cells.grid.orders(str):
                    yield Text(f"{name}!单元格", text)
    except expat.ExpatError:
        return
