"""The program that reads one workbook: a process of its own with little memory and time.

Bytes come on standard input, JSON goes to standard output; nothing is written to disk and nothing
of Django is loaded. Formulas are never computed: the value stored beside them is taken.
A cell is a string, a number, a boolean or a list: ["d", ISO date], ["dt", ISO time], ["t", ISO
time of day], ["e", error value], ["f"] (formula without a value), ["long", beginning, length].
"""

import io
import json
import resource
import sys
import zipfile
from datetime import date, datetime, time
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from jiyao.foundation.imports import limits
from jiyao.foundation.imports.sheet_xml import Marks, marks_of, parts_of


class TooMuch(ValueError):
    """A sheet with more rows, columns or sheets than one ledger may have."""


def main() -> None:
    """Read standard input and print `{"sheets": […]}` or `{"fault": code}`."""
    _limit()
    try:
        said: dict[str, Any] = {"sheets": sheets_of(sys.stdin.buffer.read())}
    except TooMuch:
        said = {"fault": "too much"}
    except (CalamineError, zipfile.BadZipFile, KeyError, ValueError, OSError):
        said = {"fault": "damaged"}
    json.dump(said, sys.stdout, ensure_ascii=True, separators=(",", ":"))


def _limit() -> None:
    for what, much in (
        (resource.RLIMIT_AS, limits.READER_BYTES),
        (resource.RLIMIT_CPU, limits.READER_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (much, much))


def sheets_of(data: bytes) -> list[dict[str, Any]]:
    """Return every sheet with cells. Raises TooMuch, and what the libraries raise on damage."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        paths = parts_of(archive)
        for place, about in enumerate(book.sheets_metadata):
            if about.typ is SheetTypeEnum.WorkSheet:
                marks = marks_of(archive, paths[about.name])
                if (marks.last_row + 1) * (marks.last_column + 1) > limits.GRID:
                    raise TooMuch
                sheet = _sheet(book.get_sheet_by_index(place), marks)
                sheet["hidden"] = about.visible is not SheetVisibleEnum.Visible
                found.append(sheet)
    if len(found) > limits.SHEETS:
        raise TooMuch
    return [sheet for sheet in found if sheet["rows"]]


def _sheet(sheet: Any, marks: Marks) -> dict[str, Any]:
    if sheet.total_height * sheet.total_width > limits.GRID:
        raise TooMuch
    merged = [(r, c, to, across) for (r, c), (to, across) in sheet.merged_cell_ranges or ()]
    grid = sheet.to_python(skip_empty_area=False)
    for (row, column), value in marks.odd.items():
        if row < len(grid) and column < len(grid[row]):
            grid[row][column] = value
    _repeat_downward(grid, merged)
    numbered = ((place, _plain_row(cells)) for place, cells in enumerate(grid, start=1))
    rows = [(place, cells) for place, cells in numbered if cells]
    if len(rows) > limits.ROWS or any(len(cells) > limits.COLUMNS for _place, cells in rows):
        raise TooMuch
    return {
        "name": sheet.name,
        "rows": rows,
        "hidden_rows": sorted(r for r in marks.hidden_rows if r <= len(grid)),
        "hidden_columns": sorted(c for c in marks.hidden_columns if c < limits.COLUMNS),
        "merged": [each for each in merged if each[0] < limits.HEADER_WITHIN],
        "spans": [
            (top + 1, left, min(bottom + 1, len(grid)))
            for top, left, bottom, _right in merged
            if bottom > top
        ],
    }


def _repeat_downward(grid: list[list[Any]], merged: list[tuple[int, int, int, int]]) -> None:
    for top, left, bottom, _right in merged:
        for row in range(top + 1, min(bottom + 1, len(grid))):
            if left < len(grid[row]):
                grid[row][left] = grid[top][left]


def _plain_row(cells: list[Any]) -> list[Any]:
    plain = [_plain(cell) for cell in cells]
    while plain and plain[-1] == "":
        plain.pop()
    return plain


def _plain(cell: Any) -> Any:
    if isinstance(cell, str):
        return cell if len(cell) <= limits.TEXT else ["long", cell[:40], len(cell)]
    if isinstance(cell, datetime):
        return ["dt", cell.isoformat()]
    if isinstance(cell, date):
        return ["d", cell.isoformat()]
    if isinstance(cell, time):
        return ["t", cell.isoformat()]
    if isinstance(cell, bool | int | float | list):
        return cell
    return str(cell)


if __name__ == "__main__":
    main()
