"""Text set in columns: the characters of a mark stand below each other."""

from collections.abc import Iterator
from itertools import zip_longest

from ..barriers import BARRIER

GATE = "密"
_LARGEST = 20_000
_FIRST = "绝机秘絕機祕"
_MAX_WIDTH = 400


def _telling(text: str) -> bool:
    return "密" in text and any(char in text for char in _FIRST)


def _turned(rows: list[list[str]] | list[str]) -> list[str]:
    """Return the columns that can hold a mark."""
    columns = map("".join, zip_longest(*rows, fillvalue=" "))
    return [column for column in columns if _telling(column)]


def decode(text: str) -> Iterator[str | bytes]:
    """Yield the text turned from rows into columns, by characters and by cells."""
    if len(text) > _LARGEST or not _telling(text):
        return
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or max(map(len, lines)) > _MAX_WIDTH:
        return
    turned = _turned(lines)
    yield BARRIER.join(turned)
    yield BARRIER.join(column[::-1] for column in turned)
    cells = [line.replace(",", "\t").replace("|", "\t").split("\t") for line in lines]
    if max(map(len, cells)) > 1:
        yield BARRIER.join(_turned(cells))
