"""Delivering to another body: fit method, sealed and checked parcel, until the receipt (CAR-03)."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Dispatch, Move
from jiyao.domains.carriers.rules import carrying as rules
from jiyao.domains.carriers.rules import (
    circulating,
    copies,
    distributing,
    folding,
    leaving_house,
)
from jiyao.domains.carriers.settings import RECEIPT_DAYS
from jiyao.foundation.access.roles import KEEPER, LEADER, OFFICE_HEAD
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.permits import approver_of
from jiyao.foundation.procedures.signing import Signing

RECEIPT = duty_kind(
    "carriers.receipt", _("催收回执"), act="carriers.copy.receipted", cites=("CAR-03",)
)


@procedure(
    "carriers.copy.dispatched",
    _("对外传递"),
    by=KEEPER,
    cites=("CAR-02", "CAR-03", "CAR-07", "CAR-09"),
    rules=(
        copies.copy_is_not_missing,
        circulating.receiving_is_complete,
        copies.copy_is_in_the_room,
        folding.copy_is_not_in_a_folder,
        copies.copy_is_not_owed_to_its_issuer,
        distributing.body_was_written_to,
        rules.method_is_rated,
        rules.top_secret_goes_as_set,
        rules.courier_number_is_given,
        rules.people_go_with_the_car,
        rules.parcel_is_sealed,
        leaving_house.parcel_is_checked,
        leaving_house.parcel_is_taken_over,
    ),
    signature=Signing(("by", "checker")),
    approval=Approval(
        by=(LEADER, OFFICE_HEAD), fields=("copy", "body", "method", "carrier", "escort")
    ),
)
def dispatch(
    copy: Copy,
    *,
    body: str,
    method: str,
    number: str,
    seal: str,
    carrier: Person | None,
    escort: Person | None,
    checker: Person,
    checked: list[str],
    handed_to: str,
    by: Person,
    at: datetime,
) -> Dispatch:
    """Pack and seal a copy and give it to a delivery service or to two people with a car.

    method: a value of Dispatch.Method; number: the service's own number (机要号); seal: the number
    of the parcel; carrier, escort: who goes with it, for the special car; checker: who looked at
    the parcel; checked: values of Dispatch.Check; handed_to: who of the service took it over.
    """
    due = at + timedelta(days=RECEIPT_DAYS.at(at))
    copy.move(Move.DISPATCHED, at, outside=body, due=due)
    open_duty(RECEIPT, copy, by, at, due)
    return Dispatch.objects.create(
        copy=copy,
        label_id=copy.label_id,
        body=body,
        method=method,
        number=number,
        seal_number=seal,
        carrier=carrier,
        escort=escort,
        sent_at=at,
        due_at=due,
        approved_by=approver_of("carriers.copy.dispatched", copy),
        packed_by=by,
        checked_by=checker,
        handed_to=handed_to,
    )


@procedure(
    "carriers.copy.receipted",
    _("回执入账"),
    by=KEEPER,
    cites=("CAR-03", "CAR-07"),
    rules=(
        copies.copy_is_not_missing,
        rules.delivery_is_under_way,
        leaving_house.receipt_is_signed,
    ),
)
def receipt(
    copy: Copy, *, number: str, signed_by: str, signed_at: datetime, by: Person, at: datetime
) -> Dispatch:
    """Book the other body's receipt: the copy is theirs from then on.

    signed_by, signed_at: who signed for it there, and when.
    """
    sent: Dispatch = copy.open_dispatch()
    sent.receipt = number
    sent.signed_by = signed_by
    sent.signed_at = signed_at
    sent.receipted_at = at
    sent.save()
    copy.move(Move.RECEIPTED, at, outside=sent.body)
    close_duties(RECEIPT, copy, at)
    return sent
