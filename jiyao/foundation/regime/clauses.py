"""The catalogue: every clause of the regime in the product's own words, read from `catalogue/`."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise

from jiyao.foundation.regime.vocabulary import AREAS, MEANS

FOLDER = Path(__file__).with_name("catalogue")


class BadCatalogue(ValueError):
    """A catalogue that contradicts itself; the program does not start."""


class UnknownClause(LookupError):
    """Code cites a clause that the catalogue has not; the program does not start."""


@dataclass(frozen=True)
class Clause:
    """One requirement: what it asks for and by which means it can be carried out.

    law: today's article of law, or empty; only_taught: no program can do more than teach it.
    """

    id: str
    means: tuple[str, ...]
    title: str
    rule: str
    law: str
    only_taught: bool

    @property
    def area(self) -> str:
        """The three letters of its area."""
        return self.id[:3]

    @property
    def area_name(self) -> str | Promise:
        return AREAS[self.area]

    @property
    def means_names(self) -> list[str | Promise]:
        return [MEANS[each] for each in self.means]


def read_catalogue(folder: Path = FOLDER) -> dict[str, Clause]:
    """Return the clauses by id, area after area.

    Raises BadCatalogue for a duplicate id, an unknown area or means, or an empty title or rule.
    """
    found: dict[str, Clause] = {}
    for area in AREAS:
        file = folder / f"{area.lower()}.csv"
        with file.open(encoding="utf-8", newline="") as lines:
            for clause in map(_clause, csv.DictReader(lines)):
                _check(clause, area, found)
                found[clause.id] = clause
    return found


def _clause(row: dict[str, str]) -> Clause:
    means = tuple(row["means"].split())
    return Clause(row["id"], means, row["title"], row["rule"], row["law"], row["only"] == "taught")


def _check(clause: Clause, area: str, found: dict[str, Clause]) -> None:
    if clause.id in found:
        raise BadCatalogue(f"{clause.id}: twice in the catalogue")
    if clause.area != area:
        raise BadCatalogue(f"{clause.id}: not of the area {area}")
    if not clause.means or set(clause.means) - MEANS.keys():
        raise BadCatalogue(f"{clause.id}: unknown means {' '.join(clause.means)!r}")
    if not clause.title or not clause.rule:
        raise BadCatalogue(f"{clause.id}: without title or rule")


def check_known(cited: Iterable[tuple[str, str]], clauses: dict[str, Clause]) -> None:
    """Raise UnknownClause for a pair (who cites, id) whose id the catalogue has not."""
    for who, code in cited:
        if code not in clauses:
            raise UnknownClause(f"{who} cites {code}, which is not in the catalogue")


CLAUSES = read_catalogue()
