"""How far somebody is cleared, in words (PER-01)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from jiyao.foundation.access.models import Level


def up_to(levels: Iterable[Level]) -> str:
    """Return how far levels reach: the highest of each scheme, the weightiest first.

    What is cleared for a level is cleared for those below it in the scheme.
    """
    highest: dict[int, Level] = {}
    for level in sorted(levels, key=lambda level: level.rank):
        highest[level.scheme_id] = level
    return "、".join(_reach(x) for x in sorted(highest.values(), key=lambda x: -x.weight))


def _reach(level: Level) -> str:
    if level.rank == 1:
        return str(level)
    words = _("%(level)s级及以下") if level.name.endswith("密") else _("%(level)s及以下")
    return words % {"level": level}
