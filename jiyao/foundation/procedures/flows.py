"""How a procedure is approved: an ordered list of steps. Pure, but for reading the levels."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import ROLES
from jiyao.foundation.procedures.declarations import Approval

DAYS = 3


@dataclass(frozen=True)
class FlowStep:
    """One step.

    roles: codes of those who decide; everybody: all of them (会签) instead of any (任一);
    least: the least weight of a level at which the step applies, 0 for always; days: working days
    to decide.
    """

    roles: tuple[str, ...]
    everybody: bool = False
    least: int = 0
    days: int = DAYS

    @classmethod
    def read(cls, row: dict[str, Any]) -> "FlowStep":
        """Return the step that `written` wrote."""
        return cls(tuple(row["roles"]), row["everybody"], row["least"], row["days"])

    def written(self) -> dict[str, Any]:
        """Return the step as plain JSON."""
        return {
            "roles": list(self.roles),
            "everybody": self.everybody,
            "least": self.least,
            "days": self.days,
        }

    def applies_at(self, weight: int) -> bool:
        """Whether a record whose level has this weight (0: none) passes through the step."""
        return weight >= self.least

    @property
    def who(self) -> str:
        """Who decides, in words: 领导、保密办（全部会签）; 领导或主要负责人 where one suffices."""
        *names, last = [str(ROLES[code]) for code in self.roles]
        if self.everybody:
            return _("%(who)s（全部会签）") % {"who": "、".join([*names, last])}
        return _("或").join(filter(None, ("、".join(names), last)))


def declared(approval: Approval) -> FlowStep:
    """Return the one step of a declaration without regard to a record: any of all its roles."""
    return FlowStep(tuple(role.code for role in approval.by))


def weight_of(level: Level | None) -> int:
    """Return the weight that conditions of steps compare; a record without a level has none."""
    return level.weight if level else 0


def names_of_weights() -> dict[int, str]:
    """Return every condition in words: 始终, or the levels from which it applies."""
    levels: dict[int, list[str]] = {}
    for level in Level.objects.select_related("scheme").order_by("weight", "scheme", "-rank"):
        levels.setdefault(level.weight, []).append(str(level))
    levels.pop(0, None)
    above = {w: _("%(levels)s及以上") % {"levels": "、".join(each)} for w, each in levels.items()}
    return {0: _("始终")} | above


def in_words(steps: tuple[FlowStep, ...]) -> str:
    """Return who approves, in order: 办公室负责人，再经领导."""
    return _("，再经").join(step.who for step in steps)
