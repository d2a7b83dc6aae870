"""The readers, one file per family of formats, and the table from kind to reader.

A reader is a generator `read(source) -> Iterator[Part]`. It may raise anything: what it
did not reach by then is reported as a gap by the caller.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..budget import Budget
from ..parts import Part, Place


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader gets: the bytes, their name in the container, and the account."""

    name: str
    data: bytes
    kind: str
    budget: Budget
    place: Place = Place.BODY


Reader = Callable[[Source], Iterator[Part]]
