"""Cells of a sheet, read by rows and by columns."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

Content = TypeVar("Content")


class Grid(Generic[Content]):
    """Cells by row and column."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], Content] = {}

    def put(self, row: int, column: int, content: Content) -> None:
        """Set a cell."""
        self._cells[row, column] = content

    def orders(self, shown: Callable[[Content], str]) -> Iterator[str]:
        """Yield the cells row by row and, when there are several columns, column by column."""
        if not self._cells:
            return
        yield self._lines(0, shown)
        if len({column for _row, column in self._cells}) > 1:
            yield self._lines(1, shown)

    def _lines(self, line: int, shown: Callable[[Content], str]) -> str:
        rows: dict[int, list[str]] = {}
        for place in sorted(self._cells, key=lambda place: (place[line], place[1 - line])):
            rows.setdefault(place[line], []).append(shown(self._cells[place]))
        return "\n".join("\t".join(row) for row in rows.values())
