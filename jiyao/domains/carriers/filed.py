"""In which volume copies lie: told by the archives, which stand above the carriers (ARC-01)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from jiyao.foundation.access.decisions import PersonFacts


@dataclass(frozen=True)
class Filed:
    """A copy's volume: its number, its page, and when the copy was filed there."""

    volume: str
    url: str
    at: datetime


Telling = Callable[[Iterable[int], PersonFacts], dict[int, Filed]]
TELLING: list[Telling] = []


def tells_what_is_filed(tell: Telling) -> Telling:
    """Declare who knows for copies, by their keys, in which volume they are."""
    TELLING.append(tell)
    return tell


def filed(copies: Iterable[int], person: PersonFacts) -> dict[int, Filed]:
    """Return copy key → its volume, as far as the person may handle it; few queries for many."""
    keys = list(copies)
    return {key: where for tell in TELLING for key, where in tell(keys, person).items()}
