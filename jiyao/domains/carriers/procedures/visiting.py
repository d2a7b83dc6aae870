"""Escorted readings: taken to the reader, dealt with there, brought back at once (CIR-13).

The way back is `carriers.copy.returned`, counted, signed by the escort.
"""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Leg, Move, Visit
from jiyao.domains.carriers.procedures.legs import hand_out
from jiyao.domains.carriers.returning import end_of_period
from jiyao.domains.carriers.rules import circulating, copies, folding
from jiyao.domains.carriers.rules import visiting as rules
from jiyao.domains.carriers.rules.addressing import only_the_addressee_gets_it
from jiyao.foundation.access.roles import KEEPER, LEADER, OFFICE_HEAD
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.permits import approver_of
from jiyao.foundation.procedures.signing import Signing


@procedure(
    "carriers.copy.escorted",
    _("专人送阅"),
    by=KEEPER,
    cites=("CIR-13", "CAR-02"),
    rules=(
        copies.copy_is_not_missing,
        circulating.receiving_is_complete,
        copies.copy_is_in_the_room,
        circulating.opinion_is_given,
        folding.copy_is_not_in_a_folder,
        copies.copy_is_not_owed_to_its_issuer,
        only_the_addressee_gets_it,
        circulating.reader_may_read,
        rules.escort_is_another_and_cleared,
        rules.two_escort_it,
    ),
    signature=Signing(("by", "escort")),
    approval=Approval(
        by=(LEADER, OFFICE_HEAD),
        fields=("copy", "to", "escort", "second", "destination", "reason"),
    ),
    exceptional=True,
)
def send_with_escort(
    copy: Copy,
    *,
    to: Person,
    escort: Person,
    second: Person | None,
    destination: str,
    reason: str,
    by: Person,
    at: datetime,
) -> Visit:
    """Let an escort take a copy to a reader who cannot come; it is due back the same day.

    escort: who has it in hand and brings it back; second: who goes along where two must go.
    """
    due = end_of_period(1, at)
    leg = hand_out(copy, Move.ESCORTED, escort, at, due, kind_of=Leg.Kind.VISIT)
    visit: Visit = Visit.objects.create(
        leg=leg,
        label_id=copy.label_id,
        reader=to,
        second=second,
        destination=destination,
        reason=reason,
        out_at=at,
        approved_by=approver_of("carriers.copy.escorted", copy),
        booked_by=by,
    )
    return visit


@procedure(
    "carriers.visit.read",
    _("送阅签字入账"),
    by=KEEPER,
    cites=("CIR-06", "CIR-13"),
    rules=(
        rules.visit_is_not_yet_signed,
        rules.signed_after_it_went_out,
        rules.signer_is_the_reader,
    ),
    signature=Signing(("by", "reader")),
    late=True,
    locks=lambda visit, fields: Copy.objects.filter(legs__visit=visit).locked(),
)
def sign_visit(visit: Visit, *, reader: Person, by: Person, at: datetime) -> Visit:
    """Book that the reader has read and signed, on paper or at the counter."""
    visit.leg.read_at = at
    visit.leg.save()
    return visit
