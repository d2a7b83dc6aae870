"""Leaving: everything that a person holds is handed over at once, signed by three (RET-04)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, HandOver, HandOverItem, Move
from jiyao.domains.carriers.procedures.legs import end_leg
from jiyao.domains.carriers.rules import leaving as rules
from jiyao.foundation.access.models import Label
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import Signing


@procedure(
    "carriers.holdings.handed-over",
    _("离岗清退移交"),
    by=SECRECY_OFFICE,
    cites=("RET-04",),
    rules=(
        rules.something_is_handed_over,
        rules.all_is_handed_over,
        rules.nothing_of_it_is_missing,
        rules.excerpts_of_it_are_checked,
        rules.receiver_is_a_keeper,
    ),
    signature=Signing(("by", "leaver", "receiver")),
)
def hand_over(
    *, leaver: Person, receiver: Person, copies: list[Copy], by: Person, at: datetime
) -> HandOver:
    """Take back into the room everything that a person holds, verified copy by copy.

    receiver: the keeper who takes it; copies: what was scanned, which must be all that is held.
    """
    highest = max(copies, key=lambda copy: copy.level.weight)
    record = HandOver.objects.create(
        label=Label.objects.create(level=highest.level),
        leaver=leaver,
        receiver=receiver,
        witness=by,
        at=at,
    )
    for copy in copies:
        end_leg(copy, Move.BACK, at)
        HandOverItem.objects.create(record=record, copy=copy, label_id=copy.label_id)
    return record
