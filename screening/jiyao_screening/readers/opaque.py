"""Formats that hold no running text: fonts and metafiles; their strings are looked at."""

from collections.abc import Iterator

from ..parts import Part
from ..strings import wide
from . import Source


def read(source: Source) -> Iterator[Part]:
    """Yield the strings in the bytes."""
    yield from wide(source.data, source.place)
