"""What a reader hands over: text, bytes to be read further, or a gap in the coverage."""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where in a document a text stands; grading trusts some places more than others.

    LAYOUT is text that was already put in another order than its own.
    """

    BODY = "body"
    HEAD = "head"
    PROPERTY = "property"
    LOOSE = "loose"
    LAYOUT = "layout"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Text:
    """Readable text of one part; `name` is the part's path inside its container.

    `spent` names decoders that need not look at it; `offset` is where it begins in the part.
    """

    name: str
    text: str
    place: Place = Place.BODY
    spent: frozenset[str] = frozenset()
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes that have to be recognised and read in their turn.

    A `guess` may be no file at all: when it turns out to be nothing known, no gap is left.
    """

    name: str
    data: bytes
    place: Place = Place.BODY
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was not read, with the reason shown to the user."""

    name: str
    reason: str


Part = Text | Blob | Gap
