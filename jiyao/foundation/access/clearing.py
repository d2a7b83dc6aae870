"""Clearance follows from facts: posts say up to which level, grounds say whether (PER-01, PER-04).

An area that keeps such a fact declares it here. Every act that wrote one of its rows ends by
settling the clearance of the people concerned, so that access follows at once and no procedure
can forget it. What ends by time carries its end in the clearance itself.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils.functional import Promise

from jiyao.foundation.access.groups import audience
from jiyao.foundation.access.models import Clearance, Level
from jiyao.foundation.people.models import Person
from jiyao.foundation.trail.recording import Act

Words = str | Promise
People = Collection[int]
AT_ONCE = 500


@dataclass(frozen=True)
class Claim:
    """A level that a post asks for: until when it is held, and the post in words."""

    level: Level
    until: datetime | None
    said: str


@dataclass(frozen=True)
class Good:
    """That a ground holds for a person: until when, up to which level's weight, and on what."""

    until: datetime | None = None
    weight: int | None = None
    said: str = ""

    def carries(self, level: Level) -> bool:
        """Whether it is good for a level."""
        return self.weight is None or level.weight <= self.weight


@dataclass(frozen=True)
class Ground:
    """One fact that clearance rests on.

    ask: of people and a moment, for each person what holds; instead: what to do where nothing does;
    above: it is asked for levels of a greater weight alone; act: the code of the procedure about
    no record by which the offices help a person to it; page: where the person sees to it himself.
    """

    code: str
    name: Words
    ask: Callable[[People, datetime], dict[int, list[Good]]]
    instead: Words
    above: int = 0
    act: str = ""
    page: str = ""


@dataclass(frozen=True)
class Lack:
    """A ground that does not hold for a level."""

    ground: Ground
    level: Level


@dataclass
class Standing:
    """How a person stands: the levels cleared for, on which grounds, and what is lacking."""

    claims: list[Claim] = field(default_factory=list)
    goods: dict[str, list[Good]] = field(default_factory=dict)
    cleared: dict[Level, datetime | None] = field(default_factory=dict)
    lacks: list[Lack] = field(default_factory=list)
    not_for: list[Level] = field(default_factory=list)


CLAIMS: dict[str, Callable[[People, datetime], dict[int, list[Claim]]]] = {}
GROUNDS: dict[str, Ground] = {}
BEARING: dict[str, Callable[[Any], Iterable[int]]] = {}
LOSING: list[Callable[[Person, datetime], None]] = []
GAINING: list[Callable[[Person, datetime], None]] = []


def claiming(code: str, ask: Callable[[People, datetime], dict[int, list[Claim]]]) -> None:
    """Declare what gives people a need for levels, such as posts."""
    CLAIMS[code] = ask


def ground(declared: Ground) -> Ground:
    """Declare a ground. Raises ValueError for a code used twice."""
    if GROUNDS.setdefault(declared.code, declared) is not declared:
        raise ValueError(declared.code)
    return declared


def bears_on(
    model: Any, concerned: Callable[[Any], Iterable[int]] = lambda row: (row.person_id,)
) -> None:
    """Let rows of a model bear on clearance. concerned: of a row, the keys of the people."""
    BEARING[model.kind()] = concerned


def when_lost(tell: Callable[[Person, datetime], None]) -> None:
    """Have something done, in the same act, when somebody's clearance has become less."""
    LOSING.append(tell)


def when_gained(tell: Callable[[Person, datetime], None]) -> None:
    """Have something done, in the same act, when somebody's clearance has become more."""
    GAINING.append(tell)


def standings(people: People, at: datetime) -> dict[int, Standing]:
    """Return how people stand at `at`, in a number of queries that grows with levels alone."""
    found = {key: Standing() for key in people}
    for ask in CLAIMS.values():
        for key, claims in ask(people, at).items():
            found[key].claims += claims
    for each in GROUNDS.values():
        answers = each.ask(people, at)
        for key, standing in found.items():
            standing.goods[each.code] = answers.get(key, [])
    levels = {claim.level for standing in found.values() for claim in standing.claims}
    audiences = {level: audience(level, at) for level in levels}
    for key, standing in found.items():
        for claim in standing.claims:
            _judge(standing, claim, _is_among(key, audiences[claim.level]))
    return found


def _is_among(person: int, people: frozenset[int] | None) -> bool:
    return people is None or person in people


def _judge(standing: Standing, claim: Claim, is_for: bool) -> None:
    asked = [each for each in GROUNDS.values() if claim.level.weight > each.above]
    good = {each: _best(standing.goods[each.code], claim.level) for each in asked}
    lacking = [each for each, best in good.items() if best is None]
    standing.lacks += [Lack(each, claim.level) for each in lacking]
    if not is_for:
        standing.not_for.append(claim.level)
    if is_for and not lacking:
        ends = [claim.until, *(best.until for best in good.values() if best)]
        _clear(standing, claim.level, min((end for end in ends if end), default=None))


def _best(goods: list[Good], level: Level) -> Good | None:
    fit = [good for good in goods if good.carries(level)]
    lasting = [good for good in fit if good.until is None]
    return lasting[0] if lasting else max(fit, key=lambda good: good.until, default=None)  # type: ignore[arg-type,return-value]


def _clear(standing: Standing, level: Level, until: datetime | None) -> None:
    known = standing.cleared.get(level, until)
    standing.cleared[level] = None if None in (known, until) else max(known, until)  # type: ignore[type-var]


def settle(people: Iterable[int], at: datetime) -> None:
    """Let the clearance of people be what their facts say now, inside an act.

    Of two acts that change facts of one person the second waits for the first.
    """
    locked = list(Person.objects.select_for_update().filter(pk__in=set(people)).order_by("pk"))
    keys = [person.pk for person in locked]
    stand, held = standings(keys, at), defaultdict(list)
    for row in Clearance.objects.holding_at(at).filter(person__in=keys).select_related("level"):
        held[row.person_id].append(row)
    for person in locked:
        _settle(person, stand[person.pk], held[person.pk], at)


def to_settle(at: datetime) -> Iterator[int]:
    """Yield the keys of people whose clearance is not what their facts say at `at`.

    Acts settle what they change; this finds what begins or goes on by time alone.
    """
    keys = list(Person.objects.filter(is_active=True).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        held: dict[int, set[tuple[int, datetime | None]]] = defaultdict(set)
        rows = Clearance.objects.holding_at(at).filter(person__in=some)
        for person, level, until in rows.values_list("person", "level", "until"):
            held[person].add((level, until))
        for key, standing in standings(some, at).items():
            if {(x.pk, until) for x, until in standing.cleared.items()} != held[key]:
                yield key


def settle_one(person: int, at: datetime) -> None:
    """Settle the clearance of one person, inside an act."""
    settle([person], at)


def _settle(person: Person, standing: Standing, held: list[Any], at: datetime) -> None:
    wanted = dict(standing.cleared)
    for row in held:
        if row.level in wanted and wanted[row.level] == row.until:
            del wanted[row.level]
        else:
            row.end(at)
    for level, until in wanted.items():
        basis = "、".join(c.said for c in standing.claims if c.level == level)[:200]
        Clearance.objects.create(person=person, level=level, since=at, until=until, basis=basis)
    if {row.level for row in held} - set(standing.cleared):
        for tell in LOSING:
            tell(person, at)
    if set(wanted) - {row.level for row in held}:
        for tell in GAINING:
            tell(person, at)


def follow_the_facts(act: Act) -> None:
    """Settle the clearance of everybody whose facts an act has written, before its entry."""
    concerned: set[int] = set()
    written: dict[str, list[str]] = defaultdict(list)
    for change in act.changes.values():
        if change.kind in BEARING:
            written[change.kind].append(change.ref)
    for kind, refs in written.items():
        model: Any = apps.get_model(kind)
        for row in model.objects.filter(public_id__in=refs):
            concerned.update(BEARING[kind](row))
    if concerned:
        settle(concerned, act.recorded_at)
