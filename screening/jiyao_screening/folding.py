"""Folds a text through all views at once and remembers where each character stood."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from .normalise import VIEWS, View, confusables, invisible, traditional

_EXPANDS = 0xFFFFFFFF
_RANGES = (range(0x20000), range(0x2F800, 0x2FA20), range(0xE0000, 0xE0200))


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text; `origin[i]` is the offset in the source of character `i`."""

    text: str
    origin: npt.NDArray[np.int64]


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


class Folder:
    """Applies the views; `without` names views to leave out (for measuring their worth)."""

    def __init__(self, without: frozenset[str] = frozenset()) -> None:
        views = [view for name, view in VIEWS.items() if name not in without]
        self._table = np.arange(0x110000, dtype=np.uint32)
        self._expansions: dict[int, str] = {}
        for codes in _RANGES:
            for char in map(chr, codes):
                if not _ordinary(char):
                    self._enter(ord(char), _fold_char(char, views))

    def _enter(self, code: int, folded: str) -> None:
        if len(folded) > 1:
            self._expansions[code] = folded
            self._table[code] = _EXPANDS
        else:
            self._table[code] = ord(folded) if folded else 0

    def fold(self, text: str) -> Folded:
        """Return `text` folded, with the offsets of the kept characters."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        folded = self._table[codes]
        if (folded == _EXPANDS).any():
            return self._fold_slowly(codes)
        origin = np.flatnonzero(folded)
        kept = folded[origin].tobytes().decode("utf-32-le", "replace")
        return Folded(kept, origin)

    def _fold_slowly(self, codes: npt.NDArray[np.uint32]) -> Folded:
        pieces: list[str] = []
        origin: list[int] = []
        for offset, code in enumerate(codes.tolist()):
            value = int(self._table[code])
            piece = self._expansions[code] if value == _EXPANDS else chr(value) if value else ""
            pieces.append(piece)
            origin += [offset] * len(piece)
        return Folded("".join(pieces), np.asarray(origin, dtype=np.int64))


@cache
def folder(without: frozenset[str] = frozenset()) -> Folder:
    """Return the shared `Folder` for a set of switched-off views."""
    return Folder(without)
