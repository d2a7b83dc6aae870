"""Text set in columns: the characters of a mark stand below each other."""

from collections.abc import Iterator
from itertools import zip_longest

from ..barriers import BARRIER

GATE = "密"
_LARGEST = 20_000
_FIRST = "绝机秘絕機祕"
_MAX_WIDTH = 400


def _transposed(cells: list[list[str]]) -> str:
    return BARRIER.join("".join(column) for column in zip_longest(*cells, fillvalue=" "))


def decode(text: str) -> Iterator[str | bytes]:
    """Yield the text turned from rows into columns, by characters and by cells."""
    if len(text) > _LARGEST or "密" not in text or not any(char in text for char in _FIRST):
        return
    lines = text.splitlines()
    if len(lines) < 2 or max(map(len, lines)) > _MAX_WIDTH:
        return
    turned = _transposed([list(line) for line in lines])
    yield turned
    yield "\n".join(line[::-1] for line in turned.splitlines())
    cells = [line.replace(",", "\t").replace("|", "\t").split("\t") for line in lines]
    if max(map(len, cells)) > 1:
        yield _transposed(cells)
