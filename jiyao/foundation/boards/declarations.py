"""What an area puts on the boards of the roles: figures and lists of work.

An area declares them in its `boards.py`, which is imported at the start; no page is edited for it.
Things that people hold stand on the boards too; they are declared with people/holdings.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Count, Q
from django.utils.functional import Promise

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import STAFF, Role
from jiyao.foundation.people.holdings import HOLDINGS, Holding
from jiyao.foundation.ui.parts import Work

Words = str | Promise


@dataclass(slots=True)
class InHand:
    """How much of one kind a person holds, and how much of it is late. holder: the person's key."""

    holder: int
    count: int
    late: int


@dataclass(frozen=True)
class Look:
    """Who looks at a board, and when."""

    person: Any
    facts: PersonFacts
    now: datetime

    @cached_property
    def in_hands(self) -> dict[str, list[InHand]]:
        """What people hold that this person may handle, by the code of its kind.

        One grouped question for each kind, however much there is; figures and tallies share it.
        """
        return {kind.code: _in_hands(kind, self) for kind in HOLDINGS.values()}

    def opens(self, by: tuple[Role, ...]) -> bool:
        """Whether what is for these roles is for this person; staff is who has no other role."""
        roles = self.facts.roles - {STAFF.code} or self.facts.roles
        return any(role.code in roles for role in by)


@dataclass(frozen=True)
class Figure:
    """One number on top of the boards of some roles.

    count: asked in a fixed number of queries; url: the page that lists exactly what is counted, or
    nothing; order: the lowest stands first; pressing: it stands out when it is not zero.
    """

    code: str
    title: Words
    count: Callable[[Look], int]
    by: tuple[Role, ...]
    order: int
    url: Callable[[Look], str] = lambda look: ""
    pressing: bool = False


@dataclass(frozen=True)
class Offer:
    """A procedure offered beside a row, where nothing stands against it.

    about: the record that it is done with, when that is not the row; None where there is none;
    sure: the rows are by their query exactly those with which it can be done, so no rule is asked;
    one_of_many: once it is done the board comes back, for the next row.
    """

    code: str
    about: Callable[[Any], Any] = lambda row: row
    sure: bool = False
    one_of_many: bool = False


@dataclass(frozen=True)
class Worklist:
    """Rows of some kind that some roles have something to do with, the most pressing first.

    rows: a queryset that loads what the rules of the offers ask; enrich: adds to the rows shown
    what else is needed, in a fixed number of queries; line: what is shown of a row, without the
    buttons of the offers; empty: what would stand here; url: the page with all, or nothing.
    """

    code: str
    title: Words
    rows: Callable[[Look], Any]
    line: Callable[[Any], Work]
    by: tuple[Role, ...]
    order: int
    empty: Words
    offers: tuple[Offer, ...] = ()
    enrich: Callable[[list[Any], Look], None] = lambda rows, look: None
    url: Callable[[Look], str] = lambda look: ""


FIGURES: dict[str, Figure] = {}
WORKLISTS: dict[str, Worklist] = {}


def figure(declared: Figure) -> Figure:
    """Put a figure on the boards. Raises ValueError for a code used twice."""
    return _add(FIGURES, declared)


def worklist(declared: Worklist) -> Worklist:
    """Put a list on the boards. Raises ValueError for a code used twice."""
    return _add(WORKLISTS, declared)


def _in_hands(kind: Holding, look: Look) -> list[InHand]:
    rows = kind.rows().visible_to(look.facts, Action.HANDLE).order_by().prefetch_related(None)
    late = Count("pk", filter=Q(**{f"{kind.due}__lt": look.now}))
    grouped = rows.values_list(rows.model.HOLDER).annotate(some=Count("pk"), over=late)
    return [InHand(*row) for row in grouped]


def _add(declarations: dict[str, Any], declared: Any) -> Any:
    if declarations.setdefault(declared.code, declared) is not declared:
        raise ValueError(declared.code)
    return declared
