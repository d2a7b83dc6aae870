"""The regime as a map: areas by means, and how many clauses stand where."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.regime.carrying import Carrying
from jiyao.foundation.regime.vocabulary import AREAS, MEANS, Status

SHORT: dict[Status, str | Promise] = {
    Status.ENFORCED: _("落实"),
    Status.SUPPORTED: _("部分"),
    Status.TAUGHT: _("宣教"),
    Status.PLANNED: _("计划"),
}


@dataclass(frozen=True)
class Share:
    """How many clauses of a cell have one status, with its word."""

    status: Status
    word: str | Promise
    count: int


@dataclass(frozen=True)
class Cell:
    """The clauses of one area with one means, and how much is overdue under them."""

    means: str
    shares: tuple[Share, ...]
    overdue: int


@dataclass(frozen=True)
class Line:
    """One area of the map with a cell for every means."""

    area: str
    name: str | Promise
    count: int
    cells: tuple[Cell, ...]


def shares(carried: Iterable[Carrying]) -> tuple[Share, ...]:
    """Return how many have each status, best first; a status that none has is left out."""
    counted = Counter(each.status for each in carried)
    return tuple(Share(s, SHORT[s], counted[s]) for s in Status if counted[s])


def lines(carried: Iterable[Carrying], overdue: dict[str, int]) -> list[Line]:
    """Return the map, an area a line; overdue: clause → how much is overdue under it."""
    every = list(carried)
    return [_line(area, [c for c in every if c.clause.area == area], overdue) for area in AREAS]


def _line(area: str, those: list[Carrying], overdue: dict[str, int]) -> Line:
    cells = (_cell(m, [c for c in those if m in c.clause.means], overdue) for m in MEANS)
    return Line(area, AREAS[area], len(those), tuple(cells))


def _cell(means: str, those: list[Carrying], overdue: dict[str, int]) -> Cell:
    return Cell(means, shares(those), sum(overdue.get(c.clause.id, 0) for c in those))


def chosen(carried: Iterable[Carrying], wanted: dict[str, Any]) -> list[Carrying]:
    """Return the clauses of the wanted area and means; none when no area is wanted."""
    area, means = wanted.get("area", ""), wanted.get("means", "")
    of_area = [c for c in carried if area and c.clause.area == area]
    return [c for c in of_area if not means or means in c.clause.means]
