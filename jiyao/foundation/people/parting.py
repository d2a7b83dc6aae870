"""What is still to be done before an account is closed: told by each area, once (PER-07)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

Words = str | Promise
Lacking = tuple[Words, Words]

ASKED: list[Callable[[Any, datetime], Lacking | None]] = []


def before_parting(ask: Callable[[Any, datetime], Lacking | None]) -> None:
    """Let an area tell what is still to be done with a person, and where, or None."""
    ASKED.append(ask)


def still_to_do(person: Any, at: datetime) -> list[Lacking]:
    """Return what every area still has to do with a person at `at`; inside an act."""
    return [found for ask in ASKED if (found := ask(person, at))]
