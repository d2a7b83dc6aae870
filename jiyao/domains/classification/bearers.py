"""What bears the mark of an item: each area answers for its registers (CLS-05)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jiyao.domains.classification.models import Item
    from jiyao.foundation.access.models import Level


@dataclass(frozen=True)
class Held:
    """One holder and what bears the mark: the number of a carrier, nothing for the item itself."""

    person: Any
    thing: str = ""


@dataclass(frozen=True)
class Bearer:
    """What an area answers about its things that bear the mark of an item, inside an act.

    held: who holds which; follow: give them the item's level and period, which were `former`;
    remarked: of one thing, that its holder has marked it anew.
    """

    held: Callable[["Item"], list[Held]]
    follow: Callable[["Item", "Level", str], None]
    remarked: Callable[[str], None]


BEARERS: dict[str, Bearer] = {}


def bears_marks(code: str, bearer: Bearer) -> None:
    """Let an area answer for its registers. Raises ValueError for a code used twice."""
    if BEARERS.setdefault(code, bearer) is not bearer:
        raise ValueError(code)
