"""Carrying out: approved, with a named escort, by fit means, back and checked (CAR-01 to CAR-08).

The return is `carriers.copy.returned`: counted, with its condition.
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Leg, Move, Outing, Place
from jiyao.domains.carriers.procedures.legs import hand_out
from jiyao.domains.carriers.returning import end_of_period
from jiyao.domains.carriers.rules import borrowing, circulating, copies, folding, leaving_house
from jiyao.domains.carriers.rules import carrying as rules
from jiyao.domains.carriers.rules.addressing import only_the_addressee_gets_it
from jiyao.foundation.access.roles import KEEPER, LEADER
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.permits import approver_of
from jiyao.foundation.procedures.signing import HAND_OVER, Signing

LEAVING = (
    copies.copy_is_not_missing,
    circulating.receiving_is_complete,
    copies.copy_is_in_the_room,
    folding.copy_is_not_in_a_folder,
    copies.copy_is_not_owed_to_its_issuer,
    only_the_addressee_gets_it,
    rules.carrier_may_read,
    borrowing.period_is_limited,
)


@procedure(
    "carriers.copy.carried-out",
    _("携带外出"),
    by=KEEPER,
    cites=("CAR-01", "CAR-02", "CAR-04", "CAR-07", "CAR-08"),
    rules=(
        *LEAVING,
        rules.purpose_is_on_the_list,
        rules.way_is_described,
        rules.means_is_rated,
        rules.top_secret_may_be_carried,
        rules.two_people_carry_it,
        rules.top_secret_is_sealed_alone,
        leaving_house.errand_is_for_two,
        leaving_house.bag_is_numbered,
        leaving_house.it_stays_in_the_country,
    ),
    signature=HAND_OVER,
    approval=Approval(
        by=(LEADER,),
        fields=(
            *("copy", "to", "escort", "purpose", "destination"),
            *("route", "means", "container", "days", "abroad", "authority"),
        ),
    ),
)
def carry_out(
    copy: Copy,
    *,
    to: Person,
    escort: Person | None,
    purpose: str,
    destination: str,
    route: str,
    means: str,
    container: str,
    seal: str,
    days: int,
    abroad: bool,
    authority: str,
    by: Person,
    at: datetime,
) -> Outing:
    """Let a person carry a copy out of the house, as approved, with the escort that is needed.

    purpose, means, container: values of Outing's choices; seal: the number of the seal, empty
    where none is needed; days: calendar days, today being the first; abroad: it crosses the border,
    as the competent authority allowed under the number `authority`.
    """
    leg = _leave(copy, to, None, days, at)
    return _book(
        copy,
        "carriers.copy.carried-out",
        leg=leg,
        purpose=purpose,
        destination=destination,
        route=route,
        means=means,
        container=container,
        seal_number=seal,
        escort=escort,
        out_at=at,
        booked_by=by,
        abroad=abroad,
        authority=authority,
    )


@procedure(
    "carriers.copy.taken-home",
    _("送住所办理"),
    by=KEEPER,
    cites=("CAR-01", "CAR-05"),
    rules=(
        *LEAVING,
        rules.top_secret_never_goes_home,
        rules.place_is_a_home,
        rules.home_has_a_safe,
        copies.place_is_rated,
        rules.courier_fetches_it,
        rules.family_is_kept_away,
        rules.means_is_rated,
    ),
    signature=Signing(("by", "courier")),
    approval=Approval(by=(LEADER,), fields=("copy", "to", "place", "courier", "means", "days")),
    exceptional=True,
)
def take_home(
    copy: Copy,
    *,
    to: Person,
    place: Place,
    courier: Person,
    means: str,
    days: int,
    family_ban: bool,
    by: Person,
    at: datetime,
) -> Outing:
    """Let a secretary or courier take a copy to a registered home with a safe, and back.

    courier: who fetches it and takes it back; family_ban: the reader has acknowledged that no
    family member may come near it.
    """
    leg = _leave(copy, to, place, days, at)
    return _book(
        copy,
        "carriers.copy.taken-home",
        leg=leg,
        purpose=Outing.Purpose.HOME,
        destination=place.name,
        route=str(_("机要室至住所，送取人往返")),
        means=means,
        container=Outing.Container.LOCKED_CASE,
        escort=courier,
        out_at=at,
        booked_by=by,
    )


def _leave(copy: Copy, to: Person, place: Place | None, days: int, at: datetime) -> Leg:
    details = {"kind_of": Leg.Kind.CARRYING, "place": place}
    return hand_out(copy, Move.CARRIED, to, at, end_of_period(days, at), **details)


def _book(copy: Copy, code: str, **fields: Any) -> Outing:
    approver = approver_of(code, copy)
    return Outing.objects.create(label_id=copy.label_id, approved_by=approver, **fields)
