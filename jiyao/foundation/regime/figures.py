"""What the trail says about the procedures of a clause, in one query."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.access.roles import AUDIT, SECRECY_OFFICE, SECURITY
from jiyao.foundation.trail.models import Entry, Outcome

READERS = frozenset({SECRECY_OFFICE.code, SECURITY.code, AUDIT.code})


@dataclass(frozen=True)
class Figure:
    """How often one procedure was carried out and refused in a year."""

    code: str
    done: int
    refused: int


def may_see_figures(person: PersonFacts) -> bool:
    """Whether the person supervises the regime: figures are nobody else's."""
    return bool(person.roles & READERS)


def figures_of(codes: Iterable[str], year: int) -> dict[str, Figure]:
    """Return the year's figures by procedure; a clause that nothing cites costs no query."""
    wanted = list(codes)
    if not wanted:
        return {}
    rows = Entry.objects.filter(log=year, code__in=wanted).values_list("code", "outcome")
    found = {(code, outcome): n for code, outcome, n in rows.annotate(n=Count("pk"))}
    return {
        code: Figure(
            code,
            found.get((code, Outcome.DONE), 0),
            found.get((code, Outcome.REFUSED), 0),
        )
        for code in wanted
    }
