"""The cells of a sheet on paper: the rows and columns in use, in bands as wide as a page."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from jiyao.foundation.vault.turning.flowing import Flow, Part, paragraph

PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
ROOM, HEADING = 770.0, 34.0
USUAL, NARROWEST, WIDEST, SIGN = 9.0, 34.0, 260.0, 5.7
AT_ONCE = 100


@dataclass
class Grid:
    """The cells of one sheet by (row, column) from 1, with what is hidden and merged."""

    cells: dict[tuple[int, int], tuple[list[Part], bool]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    widths: list[tuple[int, int, float]] = field(default_factory=list)
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    last_row: int = 0

    def next_row(self) -> int:
        return self.last_row + 1

    def row(self, number: int, hidden: bool) -> None:
        """Begin a row."""
        self.last_row = number
        if hidden:
            self.hidden_rows.add(number)

    def put(self, reference: str, runs: list[Part], right: bool) -> None:
        """Put a cell where it says, or after the last of its row when it does not."""
        here = place_of(reference)
        if here is None:
            after = [column for row, column in self.cells if row == self.last_row]
            here = (self.last_row, max(after, default=0) + 1)
        self.cells[here] = (runs, right)

    def columns(self, told: Element) -> None:
        """Take in how wide columns are and whether they are hidden."""
        first, last = _whole(told.get("min", "")), min(_whole(told.get("max", "")), 16384)
        width = told.get("width", "")
        if re.fullmatch(r"[0-9.]{1,20}", width) and width.count(".") < 2:
            self.widths.append((first, last, float(width)))
        if told.get("hidden") in ("1", "true"):
            self.hidden_columns |= set(range(first, last + 1))

    def merge(self, reference: str) -> None:
        """Take in merged cells, written like A1:B2."""
        start, _colon, end = reference.partition(":")
        first, last = place_of(start), place_of(end)
        if first and last:
            self.merged[first] = last

    def width(self, column: int) -> float:
        """Return how wide a column is drawn, in points."""
        told = next((w for first, last, w in self.widths if first <= column <= last), USUAL)
        return min(max(told * SIGN, NARROWEST), WIDEST)


def place_of(reference: str) -> tuple[int, int] | None:
    """Return (row, column) from 1 of a reference such as B3."""
    match = PLACE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def letters(column: int) -> str:
    """Return the letters of a column from 1."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def tables(grid: Grid, flow: Flow) -> list[Part]:
    """Return tables for each band of columns; a very long one takes typst time by its square."""
    rows = sorted({row for row, _column in grid.cells})
    return [
        _table(grid, flow, rows[start : start + AT_ONCE], band) | {"joined": start > 0}
        for band in _bands(grid)
        for start in range(0, len(rows), AT_ONCE)
    ]


def _bands(grid: Grid) -> list[list[int]]:
    bands: list[list[int]] = [[]]
    room = ROOM - HEADING
    for column in sorted({column for _row, column in grid.cells}):
        if bands[-1] and room < grid.width(column):
            bands.append([])
            room = ROOM - HEADING
        bands[-1].append(column)
        room -= grid.width(column)
    return bands


def _table(grid: Grid, flow: Flow, rows: list[int], band: list[int]) -> Part:
    heads = [_named(flow, letters(c), c in grid.hidden_columns) for c in band]
    cells = [_ruled(x, 0, head) for x, head in enumerate([[], *heads])]
    covered: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        cells.append(_ruled(0, y + 1, _named(flow, str(row), row in grid.hidden_rows)))
        for x, column in enumerate(band):
            if (row, column) in covered or (row, column) not in grid.cells:
                continue
            runs, right = grid.cells[row, column]
            across, down = _spans(grid, (row, column), rows[y:], band[x:], covered)
            how = {"align": "right"} if right else {}
            cells.append(
                {
                    "x": x + 1,
                    "y": y + 1,
                    "across": across,
                    "down": down,
                    "blocks": [paragraph(runs, **how)],
                }
            )
    widths = [HEADING, *(grid.width(column) for column in band)]
    return {"kind": "table", "points": widths, "cells": cells, "size": 8, "heading": 1}


def _spans(
    grid: Grid,
    here: tuple[int, int],
    rows: list[int],
    band: list[int],
    covered: set[tuple[int, int]],
) -> tuple[int, int]:
    """Return how many of the shown columns and rows a cell takes; cells with words stay free."""
    last = grid.merged.get(here, here)
    own_rows = [row for row in rows if row <= last[0]]
    own_columns = [column for column in band if column <= last[1]]
    below = {(row, column) for row in own_rows for column in own_columns} - {here}
    if any(place in grid.cells or place in covered for place in below):
        return 1, 1
    covered |= below
    return len(own_columns), len(own_rows)


def _named(flow: Flow, name: str, hidden: bool) -> list[Part]:
    return flow.words(f"{name} 隐" if hidden else name)


def _ruled(x: int, y: int, runs: list[Part]) -> Part:
    grey = [run | {"color": "#666666", "sans": True} for run in runs]
    return {
        "x": x,
        "y": y,
        "across": 1,
        "down": 1,
        "grey": True,
        "blocks": [paragraph(grey, align="center")],
    }


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
