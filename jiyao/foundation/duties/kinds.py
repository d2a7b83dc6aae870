"""The kinds of duty and their names; an area declares its kinds where it opens them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class DutyKind:
    """A kind of duty: its name, and the procedure that settles it, if one is named.

    by_hand: nothing else closes it, so its owner reports it done; cites: the clauses whose time
    limit it is; escalated_after: after how many working days past due it is escalated at a moment,
    where that is not as for every kind.
    """

    name: str | Promise
    act: str = ""
    by_hand: bool = False
    cites: tuple[str, ...] = ()
    escalated_after: Callable[[datetime], int] | None = None


KINDS: dict[str, DutyKind] = {}


def duty_kind(
    code: str,
    name: str | Promise,
    act: str = "",
    by_hand: bool = False,
    cites: tuple[str, ...] = (),
    escalated_after: Callable[[datetime], int] | None = None,
) -> str:
    """Declare a kind of duty and return its code. Raises ValueError for a code used twice.

    act: the code of the procedure on the duty's record that settles it or goes on with it; the
    rest as in DutyKind.
    """
    kind = DutyKind(name, act, by_hand, cites, escalated_after)
    if KINDS.setdefault(code, kind) != kind:
        raise ValueError(code)
    return code


ESCALATED = duty_kind("duties.escalated", _("督办超期事项"), act="duties.duty.chased")
RECURRING = duty_kind("duties.recurring", _("定期工作"), act="duties.duty.done", by_hand=True)
