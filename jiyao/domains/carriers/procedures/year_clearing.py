"""The year's end: what lies in the room is proposed, decided and put on its way (RET-02)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import ClearingItem, YearClearing
from jiyao.domains.carriers.rules import year_clearing as rules
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

CLEAR_ROOM = duty_kind(
    "carriers.clear_room",
    _("年终清理机要室"),
    act="carriers.year-clearing.closed",
    cites=("RET-02",),
)
AS_PROPOSED = "proposed"


@procedure(
    "carriers.year-clearing.decided",
    _("定去留"),
    by=KEEPER,
    cites=("RET-02",),
    rules=(
        rules.clearing_is_open,
        rules.items_are_of_the_clearing,
        rules.keeping_has_a_reason,
        rules.only_a_senders_copy_goes_back,
    ),
)
def decide(
    year_clearing: YearClearing,
    *,
    items: list[ClearingItem],
    decision: str,
    reason: str,
    by: Person,
    at: datetime,
) -> YearClearing:
    """Decide what becomes of some copies; until the run is closed it may be decided otherwise.

    decision: AS_PROPOSED or a value of ClearingItem.What; reason: why they stay, for KEEP.
    """
    for item in items:
        item.decision = item.proposal if decision == AS_PROPOSED else decision
        item.reason = reason if item.decision == ClearingItem.What.KEEP else ""
        item.decided_by, item.decided_at = by, at
        item.save()
    return year_clearing


@procedure(
    "carriers.year-clearing.closed",
    _("年终清理办结"),
    by=KEEPER,
    cites=("RET-02",),
    rules=(rules.clearing_is_open, rules.everything_is_decided_and_under_way),
)
def close_clearing(year_clearing: YearClearing, *, by: Person, at: datetime) -> YearClearing:
    """Close the run: each copy is decided, and what goes is on its list or gone."""
    year_clearing.closed_at = at
    year_clearing.save()
    close_duties(CLEAR_ROOM, year_clearing, at)
    return year_clearing
