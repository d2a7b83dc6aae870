"""Folds a text through all views at once and remembers where each character stood.

Folded characters are held as 16-bit units. A character above U+FFFF that no view changes is
represented by one unit of the private range, so that units and characters count alike.
"""

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from .normalise import VIEWS, View, confusables, invisible, traditional

Units = npt.NDArray[np.uint16]
Offsets = npt.NDArray[np.int64]
Points = npt.NDArray[np.uint16] | npt.NDArray[np.uint32]
_EXPANDS = 0xFFFF
_PRIVATE, _PRIVATE_SIZE = 0xE000, 0x1900
_RANGES = (range(0x20000), range(0x2F800, 0x2FA20), range(0xE0000, 0xE0200))


class Folded:
    """The folded `text` of `source`; each of its characters has one of `units`."""

    def __init__(self, source: str, text: str, origin: Callable[[], Offsets]) -> None:
        self.source = source
        self.text = text
        self._origin = origin

    @cached_property
    def units(self) -> Points:
        """The folded characters as numbers."""
        return codes(self.text)

    @cached_property
    def origin(self) -> Offsets:
        """`origin[i]` is the offset in the source of folded character `i`."""
        return self._origin()

    def gap_after(self, position: int) -> str:
        """Return the source between folded characters `position`-1 and `position`."""
        left = int(self.origin[position - 1]) + 1 if position > 0 else 0
        right = int(self.origin[position]) if position < len(self.origin) else len(self.source)
        return self.source[left : min(right, left + 200)]


def _ordinary(char: str) -> bool:
    """A letter no view changes; most Chinese characters are, and are passed over at once."""
    return (
        unicodedata.category(char) == "Lo"
        and not unicodedata.decomposition(char)
        and char not in confusables.TABLE
        and char not in traditional.table()
        and char not in invisible.FILLERS
    )


def _fold_char(char: str, views: Iterable[View]) -> str:
    for view in views:
        replaced = [view(each) for each in char]
        char = "".join(old if new is None else new for old, new in zip(char, replaced, strict=True))
    return char


def _unit(code: int) -> int:
    return code if code < 0x10000 else _PRIVATE + code % _PRIVATE_SIZE


def codes(text: str) -> Points:
    """Return the code points of `text`, in 16 bits where they all fit."""
    narrow = text.encode("utf-16-le", "surrogatepass")
    if len(narrow) == 2 * len(text):
        return np.frombuffer(narrow, dtype=np.uint16)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _text(units: Units) -> str:
    return units.tobytes().decode("utf-16-le", "replace")


class Folder:
    """Applies the views; `without` names views to leave out (for measuring their worth)."""

    def __init__(self, without: frozenset[str] = frozenset()) -> None:
        views = [view for name, view in VIEWS.items() if name not in without]
        every = np.arange(0x110000, dtype=np.uint32)
        table = np.where(every < 0x10000, every, _PRIVATE + every % _PRIVATE_SIZE)
        self._table = table.astype(np.uint16)
        expansions: dict[int, str] = {}
        for code in (code for area in _RANGES for code in area if not _ordinary(chr(code))):
            folded = _fold_char(chr(code), views)
            if len(folded) > 1:
                expansions[code] = folded
            self._table[code] = _unit(ord(folded or "\0")) if len(folded) < 2 else _EXPANDS
        self._remember(expansions)
        self._ascii = bytes(self._table[:128].astype(np.uint8)).ljust(256, b"\0")
        self._kept = self._table != 0
        self._dropped = bytes(code for code in range(128) if not self._table[code])

    def _remember(self, expansions: dict[int, str]) -> None:
        longest = max(map(len, expansions.values()), default=1)
        self._expanding = np.array(sorted(expansions), dtype=np.uint32)
        self._expansions = np.zeros((len(expansions), longest), dtype=np.uint16)
        for row, code in enumerate(sorted(expansions)):
            units = [_unit(ord(char)) for char in expansions[code]]
            self._expansions[row, : len(units)] = units

    def fold(self, text: str) -> Folded:
        """Return `text` folded, with the offsets of the kept characters."""
        if text.isascii():
            data = text.encode()
            return Folded(
                text,
                data.translate(self._ascii, self._dropped).decode(),
                lambda: np.flatnonzero(self._kept.take(np.frombuffer(data, dtype=np.uint8))),
            )
        points = codes(text)
        folded = self._table.take(points)
        if (folded == _EXPANDS).any():
            return self._expanded(text, points, folded)
        kept = folded != 0
        return Folded(text, _text(folded[kept]), lambda: np.flatnonzero(kept))

    def _expanded(self, text: str, points: Points, folded: Units) -> Folded:
        at = np.flatnonzero(folded == _EXPANDS)
        rows = self._expansions[self._expanding.searchsorted(points[at])]
        counts = np.ones(len(folded), dtype=np.int64)
        counts[at] = (rows != 0).sum(axis=1)
        origin = np.repeat(np.arange(len(folded)), counts)
        units = folded[origin]
        units[units == _EXPANDS] = rows[rows != 0]
        kept = units != 0
        return Folded(text, _text(units[kept]), lambda: origin[kept])


@cache
def folder(without: frozenset[str] = frozenset()) -> Folder:
    """Return the shared `Folder` for a set of switched-off views."""
    return Folder(without)
