"""The people a level is for: its reader group, and whether a scope keeps within it (CLS-12)."""

from collections.abc import Iterable
from datetime import datetime

from jiyao.foundation.access.models import Level, LevelGroup
from jiyao.foundation.people.models import Circle, Membership

# The enterprise scheme says for whom each level is; without a named group the first three are
# for nobody.
SHIPPED_WORDS = {
    "enterprise:6": "董事会",
    "enterprise:5": "董事会以外指定的人员",
    "enterprise:4": "高层管理人员",
    "enterprise:3": "本单位人员",
    "enterprise:2": "不得流出境外",
    "enterprise:1": "所有人",
}
NAMED_ONLY = frozenset({"enterprise:6", "enterprise:5", "enterprise:4"})


def group_of(level: Level, at: datetime) -> list[Circle]:
    """Return the circles that a level is for at `at`; none where nothing was named."""
    rows = LevelGroup.objects.holding_at(at).filter(level=level.pk).select_related("circle")
    return [row.circle for row in rows.order_by("circle__kind_of", "circle")]


def beyond(circles: Iterable[Circle], within: Iterable[Circle], at: datetime) -> list[Circle]:
    """Return the circles that are not among `within` and not made up of their people alone."""
    named = {circle.pk for circle in within}
    people = people_in(named, at)
    return [c for c in circles if c.pk not in named and not _is_part(c, people, at)]


def beyond_group(level: Level, circles: Iterable[Circle], at: datetime) -> list[Circle]:
    """Return the circles whom a level is not for; none when it is for no group alone."""
    group = group_of(level, at)
    return beyond(circles, group, at) if _is_for_a_group(level, group) else []


def audience(level: Level, at: datetime) -> frozenset[int] | None:
    """Return the keys of the people whom a level is for; None when it is for everybody."""
    group = group_of(level, at)
    if not _is_for_a_group(level, group):
        return None
    return people_in([circle.pk for circle in group], at)


def people_in(circles: Iterable[int], at: datetime) -> frozenset[int]:
    """Return the people in any of the circles at `at`, all by their keys."""
    rows = Membership.objects.holding_at(at).filter(circle__in=list(circles))
    return frozenset(rows.values_list("person_id", flat=True))


def _is_for_a_group(level: Level, group: list[Circle]) -> bool:
    return level.trail_code in NAMED_ONLY or bool(group)


def _is_part(circle: Circle, people: frozenset[int], at: datetime) -> bool:
    mine = people_in([circle.pk], at)
    return bool(mine) and mine <= people
