"""Where nobody answers for something: each area answers for its own rows, once (ORG-01).

An area says in its `boards.py` of which of its things somebody is to be named (`thing_kind`), and
where it names people itself, what is missing there (`gap_source`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

if TYPE_CHECKING:
    from jiyao.foundation.access.decisions import PersonFacts

Words = str | Promise


@dataclass(frozen=True)
class Thing:
    """A thing that somebody is to answer for: its id among its kind, its name, its page."""

    ref: str
    name: str
    url: str = ""


@dataclass(frozen=True)
class ThingKind:
    """A kind of things for which the organisation names people; things: all that stand now."""

    code: str
    title: Words
    things: Callable[[], list[Thing]]


@dataclass(frozen=True)
class Gap:
    """Something that nobody answers for: what, why, and the page where somebody is named."""

    what: str
    why: str
    url: str = ""


@dataclass(frozen=True)
class GapSource:
    """What an area answers about its rows; find: for who looks, in a fixed number of queries.

    apart: stands after the others with a count of its own, since a new house has many of them.
    """

    code: str
    title: Words
    find: "Callable[[PersonFacts], list[Gap]]"
    apart: bool = False


THINGS: dict[str, ThingKind] = {}
SOURCES: dict[str, GapSource] = {}


def thing_kind(declared: ThingKind) -> ThingKind:
    """Let people be named for things of a kind. Raises ValueError for a code used twice."""
    return _add(THINGS, declared)


def gap_source(declared: GapSource) -> GapSource:
    """Let an area answer for its rows. Raises ValueError for a code used twice."""
    return _add(SOURCES, declared)


def gaps_seen(person: "PersonFacts") -> list[tuple[GapSource, list[Gap]]]:
    """Return what every area answers, also where nothing is missing; what stands apart is last."""
    sources = sorted(SOURCES.values(), key=lambda source: source.apart)
    return [(source, source.find(person)) for source in sources]


def count_gaps(found: list[tuple[GapSource, list[Gap]]], *, apart: bool = False) -> int:
    """Return how many are missing among what the areas answered, or among what stands apart."""
    return sum(len(gaps) for source, gaps in found if source.apart == apart)


def _add(declarations: dict[str, Any], declared: Any) -> Any:
    if declarations.setdefault(declared.code, declared) is not declared:
        raise ValueError(declared.code)
    return declared
