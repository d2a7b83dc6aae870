"""What people have had in their hands, however it is there now: told by each area, once.

Who leaves declares it (PER-16); what was opened on the screen stands on the trail besides.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Had:
    """One record that a person had: its kind and public id, its level's key, when, how often."""

    kind: str
    ref: str
    level: int
    first: datetime
    last: datetime
    times: int


ASKED: list[Callable[[Any], Iterable[Had]]] = []


def had(ask: Callable[[Any], Iterable[Had]]) -> None:
    """Let an area tell what a person had."""
    ASKED.append(ask)


def had_by(person: Any) -> list[Had]:
    """Return what the person had, of every kind; inside an act."""
    return [each for ask in ASKED for each in ask(person)]
