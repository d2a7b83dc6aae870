"""Who signs for whom, and deliveries to units (DOC-06, DOC-08)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Delegate, Leg, Move, Place, Receiver
from jiyao.domains.carriers.procedures.legs import hand_out
from jiyao.domains.carriers.returning import latest_return
from jiyao.domains.carriers.rules import addressing as rules
from jiyao.domains.carriers.rules import circulating, copies, distributing, folding
from jiyao.foundation.access.roles import KEEPER, SECRECY_OFFICE, STAFF
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import HAND_OVER


@procedure(
    "carriers.delegate.named",
    _("指定亲启件代收人"),
    by=STAFF,
    cites=("DOC-06",),
    rules=(rules.delegate_is_another, rules.one_names_ones_own_delegate),
)
def name_delegate(
    *, addressee: Person, delegate: Person, until: datetime | None, by: Person, at: datetime
) -> Delegate:
    """Let another sign for one's addressee-only items until a time."""
    return Delegate.objects.create(
        addressee=addressee, delegate=delegate, since=at, until=until, set_by=by
    )


@procedure(
    "carriers.delegate.ended",
    _("停止代收"),
    by=SECRECY_OFFICE,
    cites=("DOC-06",),
    rules=(rules.delegation_goes_on,),
)
def end_delegate(delegation: Delegate, *, by: Person, at: datetime) -> Delegate:
    """End a delegation."""
    delegation.end(at)
    return delegation


@procedure(
    "carriers.receiver.authorised",
    _("登记部门收件人员"),
    by=SECRECY_OFFICE,
    cites=("DOC-08",),
)
def authorise(*, unit: Circle, person: Person, by: Person, at: datetime) -> Receiver:
    """Authorise a person to sign for the deliveries to a unit."""
    return Receiver.objects.create(unit=unit, person=person, since=at, set_by=by)


@procedure(
    "carriers.receiver.ended",
    _("停止部门收件"),
    by=SECRECY_OFFICE,
    cites=("DOC-08",),
    rules=(rules.receiver_goes_on,),
)
def end_receiver(receiver: Receiver, *, by: Person, at: datetime) -> Receiver:
    """End an authorisation."""
    receiver.end(at)
    return receiver


@procedure(
    "carriers.copy.delivered",
    _("分发到部门"),
    by=KEEPER,
    cites=("DOC-08", "CIR-06", "CIR-15"),
    rules=(
        copies.copy_is_not_missing,
        circulating.receiving_is_complete,
        circulating.copy_is_back_with_the_keeper,
        circulating.opinion_is_given,
        folding.copy_is_not_in_a_folder,
        copies.copy_is_not_owed_to_its_issuer,
        rules.only_the_addressee_gets_it,
        distributing.unit_was_written_to,
        rules.receiver_is_authorised,
        circulating.reader_may_read,
        copies.place_is_rated,
    ),
    signature=HAND_OVER,
    exceptional=True,
)
def deliver(copy: Copy, *, unit: Circle, to: Person, place: Place, by: Person, at: datetime) -> Leg:
    """Deliver a copy to a unit, signed for by one of its authorised receivers."""
    due = latest_return(copy, at)
    details = {"place": place, "unit_id": unit.pk, "purpose": str(unit)}
    return hand_out(copy, Move.DELIVERED, to, at, due, **details)
