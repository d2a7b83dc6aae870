"""What is done at the counter: its key, its procedure, and what is filled in for each copy."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Place
from jiyao.domains.carriers.procedures.addressing import deliver
from jiyao.domains.carriers.procedures.borrowing import lend
from jiyao.domains.carriers.procedures.circulating import send, take_back
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import Procedure


@dataclass(frozen=True)
class Ground:
    """What the fields of a line are made of, besides what was said of it.

    units: for which the person may sign; approved: by the copy's public id, what the keeper's
    usable permit for this person was given for; unread: whether what comes back was not read.
    """

    person: Person | None
    place: Place | None
    units: tuple[Circle, ...]
    approved: dict[Any, dict[str, Any]]
    at: datetime
    unread: bool = False


@dataclass(frozen=True)
class Turn:
    """One kind of act at the counter.

    note: when it is the one to choose; part: the parameter of the person on the other side;
    counts: whether each copy is counted; placed: whether it goes to a place and is due back by
    the rule;
    fields: of a copy, what was said of it and the ground, what is filled in; None while lacking.
    """

    code: str
    key: str
    title: str | Promise
    note: str | Promise
    procedure: Procedure
    part: str
    fields: Callable[[Copy, str, Ground], dict[str, Any] | None]
    counts: bool = False
    placed: bool = False

    do_not_call_in_templates = True


def _sent(copy: Copy, said: str, ground: Ground) -> dict[str, Any] | None:
    return {"place": ground.place, "due": None} if ground.place else None


def _counted(copy: Copy, said: str, ground: Ground) -> dict[str, Any] | None:
    number, _space, condition = said.partition(" ")
    counted = {"condition": condition, "read": not ground.unread}
    return {"counted": int(number), **counted} if number else None


def _lent(copy: Copy, said: str, ground: Ground) -> dict[str, Any] | None:
    return ground.approved.get(copy.public_id)


def _delivered(copy: Copy, said: str, ground: Ground) -> dict[str, Any] | None:
    unit = _unit_of(copy, ground.units)
    return {"unit": unit, "place": ground.place} if unit and ground.place else None


def _unit_of(copy: Copy, units: tuple[Circle, ...]) -> Circle | None:
    """Return the only unit that comes in question, of several the one that we wrote to."""
    outgoing: Any = getattr(copy.document, "outgoing", None)
    named = {each.unit_id for each in outgoing.addressed()} if outgoing else set()
    able = units if len(units) == 1 else [unit for unit in units if unit.pk in named]
    return able[0] if len(able) == 1 else None


TURNS = {
    turn.code: turn
    for turn in (
        Turn(
            "send", "F1", _("送阅"), _("交本人阅看，按退还时限收回"), send, "to", _sent, placed=True
        ),
        Turn(
            "back",
            "F2",
            _("收回"),
            _("清点后收回机要室"),
            take_back,
            "reader",
            _counted,
            counts=True,
        ),
        Turn("lend", "F3", _("借出"), _("已经批准的借阅"), lend, "to", _lent),
        Turn(
            "deliver",
            "F4",
            _("分发"),
            _("发到部门，由签收人保管"),
            deliver,
            "to",
            _delivered,
            placed=True,
        ),
    )
}
