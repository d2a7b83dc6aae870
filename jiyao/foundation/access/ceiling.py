"""The handling ceiling: the highest level whose content this installation may hold (SYS-10)."""

from datetime import datetime

from django.utils import timezone

from jiyao.foundation.access.models import Ceiling, Level

DEFAULT_WEIGHT = 10


def current_ceiling(at: datetime | None = None) -> Level | None:
    """Return the level of the ceiling in force, or None before set-up."""
    row = (
        Ceiling.objects.holding_at(at or timezone.now())
        .select_related("level__scheme")
        .order_by("-since", "-pk")
        .first()
    )
    return row.level if row else None


def is_above_ceiling(level: Level, at: datetime) -> bool:
    """Whether an item of this level is booked by number and code title only."""
    return level.weight > weight_of_ceiling(at)


def weight_of_ceiling(at: datetime) -> int:
    """Return the weight up to which content may be held."""
    ceiling = current_ceiling(at)
    return ceiling.weight if ceiling else DEFAULT_WEIGHT
