"""What people hold and must give back: each area declares its kinds here, once.

Leaving asks all of them (RET-04), and the boards list what is in whose hands.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

if TYPE_CHECKING:
    from jiyao.foundation.boards.declarations import Look, Offer
    from jiyao.foundation.ui.parts import Work

Words = str | Promise


@dataclass(frozen=True)
class Holding:
    """A kind of thing that people hold and must give back; its model names the holder in `HOLDER`.

    name: what it is, in one word; title: the heading of its list; rows: all that are in somebody's
    hands, soonest due first; due: the column of the time limit. The other fields are those of a
    Worklist (boards/declarations.py).
    """

    code: str
    name: Words
    title: Words
    rows: Callable[[], Any]
    line: "Callable[[Any], Work]"
    order: int
    due: str = "due_at"
    offers: "tuple[Offer, ...]" = ()
    enrich: "Callable[[list[Any], Look], None]" = lambda rows, look: None


@dataclass(frozen=True)
class Held:
    """How much a person holds of one kind."""

    title: Words
    count: int


HOLDINGS: dict[str, Holding] = {}


def holding(declared: Holding) -> Holding:
    """Let a kind of thing count among what people hold. Raises ValueError for a code used twice."""
    if HOLDINGS.setdefault(declared.code, declared) is not declared:
        raise ValueError(declared.code)
    return declared


def held_by(person: Any) -> list[Held]:
    """Return what the person holds, without the kinds of which that is nothing; inside an act."""
    found = [Held(kind.name, rows_held(kind, person.pk).count()) for kind in HOLDINGS.values()]
    return [held for held in found if held.count]


def rows_held(kind: Holding, person: int) -> Any:
    """Return the rows of a kind that are in the hands of the person with this key."""
    rows = kind.rows()
    return rows.filter(**{rows.model.HOLDER: person})
