"""A sheet as rows under headings: where the headings stand, what they say, which rows count."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jiyao.foundation.imports import limits
from jiyao.foundation.imports.cells import is_blank, shown
from jiyao.foundation.imports.declarations import Field

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NOTES = ("注", "说明", "填表", "制表", "合计", "小计", "总计", "共计", "审核", "备注:", "登记人:")


@dataclass(frozen=True)
class Arrangement:
    """What the person chose: the sheet, its header rows, what to do with hidden rows and columns.

    header: the first header row as in Excel; depth: how many rows the headings take.
    """

    sheet: int = 0
    header: int = 1
    depth: int = 1
    hidden_rows: bool = True
    hidden_columns: bool = True


def letter(column: int) -> str:
    """Return the letters of a column counted from 0: A, B, …, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = LETTERS[rest] + name
    return name


def headings(sheet: dict[str, Any], chosen: Arrangement) -> dict[int, str]:
    """Return column → heading; headings over several rows are joined, merged ones spread."""
    last = chosen.header + chosen.depth - 1
    rows = {place: list(cells) for place, cells in sheet["rows"] if chosen.header <= place <= last}
    for top, left, _bottom, right in sheet["merged"]:
        cells = rows.get(top + 1, [])
        if left < len(cells) and top + 1 < last:
            cells += [""] * (right + 1 - len(cells))
            cells[left : right + 1] = [cells[left]] * (right + 1 - left)
    hidden = set() if chosen.hidden_columns else set(sheet["hidden_columns"])
    found: dict[int, list[str]] = {}
    for _place, cells in sorted(rows.items()):
        for column, cell in enumerate(cells):
            word = shown(cell)
            if word and column not in hidden and word not in found.setdefault(column, []):
                found[column].append(word)
    return {column: " ".join(words) for column, words in sorted(found.items()) if words}


def guess_arrangement(sheets: list[dict[str, Any]], fields: tuple[Field, ...]) -> Arrangement:
    """Return where the headings most likely stand, in the sheets that are not hidden first."""
    best, most = Arrangement(), 0
    for place, sheet in enumerate(sheets):
        for row, cells in _beginning(sheet):
            score = 2 * sum(1 for cell in cells if _known(cell, fields)) - sheet["hidden"]
            if score > most:
                top = _top(sheet, row)
                best, most = Arrangement(place, top, _depth(sheet, top)), score
    return best


def guess_columns(found: dict[int, str], fields: tuple[Field, ...]) -> dict[str, int]:
    """Return field → column by the headings: an exact name first, then one that contains it."""
    guessed: dict[str, int] = {}
    for exact in (True, False):
        for field in fields:
            for column, heading in found.items():
                free = field.name not in guessed and column not in guessed.values()
                if free and _matches(heading, field, exact):
                    guessed[field.name] = column
    return guessed


def rows_below(sheet: dict[str, Any], chosen: Arrangement) -> Iterator[tuple[int, list[Any]]]:
    """Yield row number and cells of what stands under the headings and is not left out."""
    hidden = set() if chosen.hidden_rows else set(sheet["hidden_rows"])
    for place, cells in sheet["rows"]:
        if place >= chosen.header + chosen.depth and place not in hidden:
            yield place, cells


def is_note(cells: list[Any]) -> bool:
    """Whether a row is a remark or a sum below the table and not an entry."""
    said = [cell for cell in cells if not is_blank(cell)]
    if len(said) < 2:
        return True
    first = shown(said[0]).replace("：", ":").replace(" ", "")
    return first.startswith(NOTES) and len(said) <= 4


def _beginning(sheet: dict[str, Any]) -> Iterator[tuple[int, list[Any]]]:
    for place, cells in sheet["rows"]:
        if place > limits.HEADER_WITHIN:
            return
        yield place, cells


def _top(sheet: dict[str, Any], row: int) -> int:
    """Return the row where the headings begin that reach down to this one."""
    return min(
        [top + 1 for top, _l, bottom, _r in sheet["merged"] if top < row - 1 <= bottom] or [row]
    )


def _depth(sheet: dict[str, Any], row: int) -> int:
    """Headings take as many rows as the one that is merged downward the most, up to three."""
    here = [each for each in sheet["merged"] if each[0] + 1 == row]
    downward = max((bottom - top for top, _left, bottom, _right in here), default=0)
    return min(downward + 1, 3)


def _known(cell: Any, fields: tuple[Field, ...]) -> bool:
    return any(_matches(shown(cell), field, exact=True) for field in fields)


def _matches(heading: str, field: Field, exact: bool) -> bool:
    said = _bare(heading)
    names = [_bare(name) for name in (str(field.title), *field.aliases)]
    if exact:
        return said in names or any(_bare(word) in names for word in heading.split())
    return any(len(name) > 1 and name in said for name in names)


def _bare(heading: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", heading) if c.isalnum())
