"""Text in the order of its place on the page: OFD boundaries, SVG and slide coordinates."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from .barriers import BARRIER

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_STYLE = re.compile(r"(left|top)\s*:\s*(-?\d+(?:\.\d+)?)")
_MAX_ITEMS = 20_000


def _pair(attributes: Mapping[str, str]) -> tuple[float, float] | None:
    boundary = attributes.get("Boundary")
    if boundary:
        numbers = _NUMBER.findall(boundary)
        return (float(numbers[0]), float(numbers[1])) if len(numbers) >= 2 else None
    x, y = (attributes.get(k) or attributes.get(f"svg:{k}") for k in ("x", "y"))
    if x and y and (first := _NUMBER.match(x)) and (second := _NUMBER.match(y)):
        return float(first.group()), float(second.group())
    placed = dict(_STYLE.findall(attributes.get("style", "")))
    return (float(placed["left"]), float(placed["top"])) if len(placed) == 2 else None


class Layout:
    """Remembers where on the page each text stands."""

    def __init__(self) -> None:
        self._here: tuple[float, float] | None = None
        self._items: list[tuple[float, float, str]] = []

    def note(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the position from an element's attributes, if it has one."""
        if name != "TextCode":
            self._here = _pair(attributes) or self._here

    def add(self, text: str) -> None:
        """Place `text` at the latest position."""
        if self._here and len(self._items) < _MAX_ITEMS:
            self._items.append((*self._here, text))

    def orders(self) -> Iterator[str]:
        """Yield the text by rows and by columns when more than one place is known."""
        if len({item[:2] for item in self._items}) < 2:
            return
        yield arrange(self._items, line=1)
        yield arrange(self._items, line=0)


def arrange(items: list[tuple[float, float, str]], line: int) -> str:
    """Join texts line by line; `line` is 1 for rows (by y), 0 for columns (by x)."""

    def position(item: tuple[float, float, str]) -> int:
        return round(item[1] if line else item[0])

    ordered = sorted(items, key=lambda item: (position(item), item[0] if line else item[1]))
    rows = groupby(ordered, key=position)
    return ("\n" if line else BARRIER).join("".join(item[2] for item in row) for _, row in rows)
