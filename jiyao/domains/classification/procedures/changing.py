"""Changing what was decided, by ourselves or by whose item it is (CLS-05, CLS-17)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.altering import (
    Terms,
    Why,
    alter,
    followers_of,
    locked,
    origins_of,
)
from jiyao.domains.classification.models import Event, Item
from jiyao.domains.classification.procedures.expiring import DECIDES, IN_FORCE, put_out_of_force
from jiyao.domains.classification.rules import changing as rules
from jiyao.domains.classification.rules import deciding, expiring, proposing, protecting, referring
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import HEAD, KEEPER, LEADER, SECRECY_OFFICE
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.signing import BY_SELF

GROUNDS = {
    "scope": _("定密依据的保密事项范围有变化"),
    "harm": _("泄露后的损害程度明显变化"),
    "wrong": _("原定密不准确"),
    "work": _("工作需要调整知悉范围"),
}
CHANGED = (
    rules.something_is_changed,
    rules.level_stays_in_its_scheme,
    rules.changed_period_can_be,
    proposing.circles_are_of_the_group,
    protecting.scope_stays_with_the_readers_of_its_kind,
)
OUTSIDE = (
    expiring.item_is_in_force,
    rules.item_is_another_organs,
    referring.nothing_is_referred,
)


def whom_it_concerns(item: Item, fields: dict[str, Any], at: datetime) -> list[str]:
    """Say what follows once the change is approved; who approves need not know of whom."""
    return [_now("由此派生的事项随之变更；承办人和载体持有人均被告知，须改标并确认")]


@procedure(
    "classification.item.changed",
    _("变更密级、期限或知悉范围"),
    by=DECIDES,
    cites=("CLS-05",),
    rules=(
        *IN_FORCE,
        deciding.officer_has_the_power,
        *CHANGED,
        rules.decider_reaches_the_new_level,
        rules.change_does_not_fall_below_the_sources,
    ),
    approval=Approval(
        by=(LEADER, HEAD),
        fields=("item", "level", "period", "long_basis", "circles", "ground", "reference"),
        effect=whom_it_concerns,
    ),
)
def change(
    item: Item,
    *,
    level: Level,
    period: str,
    long_basis: str,
    circles: list[Circle],
    ground: str,
    reference: str,
    by: Person,
    at: datetime,
) -> Item:
    """Determine anew level, period and scope; what derives from it follows, all holders are told.

    ground: a key of GROUNDS; reference: the number of the paper it stands on.
    """
    item.long_basis = long_basis
    why = Why(Event.What.CHANGED, str(GROUNDS[ground]), reference)
    alter(item, Terms(level, period, circles), why, by, at)
    return item


@procedure(
    "classification.item.outside-changed",
    _("登记原定密单位的变更"),
    by=(KEEPER, SECRECY_OFFICE),
    cites=("CLS-05", "CLS-17"),
    rules=(*OUTSIDE, *CHANGED),
    signature=BY_SELF,
)
def enter_change(
    item: Item,
    *,
    level: Level,
    period: str,
    long_basis: str,
    circles: list[Circle],
    reference: str,
    by: Person,
    at: datetime,
) -> Item:
    """Enter that the organ whose item it is has changed it; derived items and holders follow.

    reference: the number of its notice.
    """
    item.long_basis = long_basis
    why = Why(Event.What.CHANGED, str(_("原定密单位变更")), reference)
    alter(item, Terms(level, period, circles), why, by, at)
    return item


@procedure(
    "classification.item.outside-released",
    _("登记原定密单位的解密"),
    by=(KEEPER, SECRECY_OFFICE),
    cites=("CLS-05", "CLS-17"),
    rules=OUTSIDE,
    signature=BY_SELF,
)
def enter_release(item: Item, *, reference: str, by: Person, at: datetime) -> Item:
    """Enter that the organ whose item it is has released it, and with it what follows it alone."""
    _release(item, _now("原定密单位解密 %s") % reference, by, at)
    return item


def _release(item: Item, words: str, by: Person, at: datetime) -> None:
    put_out_of_force(item, Event.What.RELEASED, by, at, words)
    for derived in locked(followers_of(item, at)):
        if not origins_of(derived, at):
            _release(derived, _now("随 %(item)s 解密") % {"item": item}, by, at)
