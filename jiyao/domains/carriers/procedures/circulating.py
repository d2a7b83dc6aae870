"""Circulation: to one reader at a time, back to the keeper between any two (CIR-01, CIR-02)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers import rules
from jiyao.domains.carriers.models import Copy, Leg
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import KEEPER, STAFF
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF, HAND_OVER, Signing

RETURN = duty_kind("carriers.return", _("退还机要室"), act="carriers.copy.returned")


@procedure(
    "carriers.copy.sent",
    _("送阅"),
    by=KEEPER,
    cites=("CIR-01", "CIR-02", "CIR-06"),
    rules=(
        rules.receiving_is_complete,
        rules.copy_is_back_with_the_keeper,
        rules.reader_may_read,
        rules.due_is_after_sending,
    ),
    signature=HAND_OVER,
    late=True,
)
def send(copy: Copy, *, to: Person, due: datetime, by: Person, at: datetime) -> Leg:
    """Hand one copy from the confidential room to one reader, until `due`."""
    leg = Leg.objects.create(copy=copy, label_id=copy.label_id, reader=to, out_at=at, due_at=due)
    copy.pass_to(to, at, due)
    open_duty(RETURN, copy, to, at, due)
    return leg


@procedure(
    "carriers.copy.read",
    _("阅毕签字"),
    by=STAFF,
    cites=("CIR-06",),
    rules=(rules.signer_holds_the_copy, rules.reading_is_not_yet_signed),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def sign_as_read(copy: Copy, *, by: Person, at: datetime) -> Leg:
    """Sign, with full name and time, that the reading is finished."""
    leg = copy.legs.get(returned_at__isnull=True)
    leg.read_at = at
    leg.save()
    return leg


@procedure(
    "carriers.copy.returned",
    _("收回"),
    by=KEEPER,
    cites=("CIR-01", "CIR-02"),
    rules=(rules.copy_is_out, rules.giver_is_the_holder, rules.count_is_complete),
    signature=Signing(("by", "reader")),
    late=True,
)
def take_back(copy: Copy, *, reader: Person, counted: int, by: Person, at: datetime) -> Leg:
    """Take a copy back from its reader, counted, into the confidential room."""
    leg = copy.legs.get(returned_at__isnull=True)
    leg.returned_at = at
    leg.counted = counted
    leg.save()
    copy.pass_to(None, at)
    close_duties(RETURN, copy, at)
    return leg
