"""Tables of a record's page, beside its facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jiyao.foundation.ui.parts import Cell, Column, Row


@dataclass(frozen=True)
class Section:
    """A table of a record's page; empty: what it says without rows."""

    title: Any
    columns: Sequence[Column]
    rows: Sequence[Row]
    empty: Any


def section(title: Any, heads: Sequence[tuple[Any, str]], lines: Any, empty: Any) -> Section:
    """Make a table: heads are title and kind of each column; a line is its values, the last value
    the address that its second column leads to, or nothing."""
    columns = [Column(title, kind) for title, kind in heads]
    kinds = [kind for _title, kind in heads]
    return Section(title, columns, [_row(kinds, line) for line in lines], empty)


def _row(kinds: list[str], line: Sequence[Any]) -> Row:
    *values, url = line
    cells = [
        Cell(value, kind, url if place == 1 else "")
        for place, (value, kind) in enumerate(zip(values, kinds, strict=True))
    ]
    return Row(cells)
