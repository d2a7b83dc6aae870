"""A small chart of a few figures, as the numbers an SVG element needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

ROW, BAR, TEXT, LONGEST = 26, 14, 76, 150


@dataclass(frozen=True)
class Bar:
    """One figure: its word, its count, its tone (a class of `regime.css`), and its place."""

    word: Any
    count: int
    tone: str
    y: int
    width: int

    @property
    def base(self) -> int:
        """Where its words stand."""
        return self.y + BAR - 2

    @property
    def end(self) -> int:
        """Where its count stands, right of the bar."""
        return TEXT + self.width + 6


@dataclass(frozen=True)
class Chart:
    """Bars below one another, the longest as long as there is room."""

    bars: tuple[Bar, ...]
    left: int = TEXT
    thick: int = BAR

    @property
    def height(self) -> int:
        return len(self.bars) * ROW


def chart_of(figures: Sequence[tuple[Any, int, str]]) -> Chart:
    """Return the chart of (word, count, tone); a count that is not zero has at least one pixel."""
    most = max((count for _word, count, _tone in figures), default=0) or 1
    bars = (
        Bar(word, count, tone, n * ROW + 4, max(count * LONGEST // most, int(count > 0)))
        for n, (word, count, tone) in enumerate(figures)
    )
    return Chart(tuple(bars))
