"""What a person still holds: each area answers for its registers, leaving asks all (RET-04)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Held:
    """What a person holds in one register: its name, and how much."""

    title: str | Promise
    count: int


Asked = Callable[[Any], Held]
ASKED: dict[str, Asked] = {}


def answers_for(code: str) -> Callable[[Asked], Asked]:
    """Let a function of the person answer for one register. Raises ValueError for a code twice."""

    def add(function: Asked) -> Asked:
        if ASKED.setdefault(code, function) is not function:
            raise ValueError(code)
        return function

    return add


def held_by(person: Any) -> list[Held]:
    """Return what the person holds, without the registers where that is nothing; inside an act."""
    return [held for held in (ask(person) for ask in ASKED.values()) if held.count]
