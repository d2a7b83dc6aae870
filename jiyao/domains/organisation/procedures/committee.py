"""The committee, its office and the special groups: founded, filled, dissolved (ORG-02, ORG-25)."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Body, Seat, SeatHolding, next_since
from jiyao.domains.organisation.rules import committee as rules
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure

CITES = ("ORG-02", "ORG-25")


@procedure(
    "organisation.body.founded",
    _("设立委员会或小组"),
    by=SECRECY_OFFICE,
    cites=CITES,
    rules=(rules.group_answers_to_a_committee,),
    late=True,
)
def found_body(
    *,
    kind: str,
    name: str,
    answers_to: Body | None,
    scope: str,
    basis: str,
    by: Person,
    at: datetime,
) -> Body:
    """Found a body with the seat of its chair, which is a gap until somebody is named.

    kind: a value of Body.Kind.
    """
    body = Body.objects.create(
        kind_of=kind,
        name=name,
        answers_to=answers_to,
        scope=scope,
        basis=basis,
        since=at,
        set_by=by,
    )
    Seat.objects.create(body=body, role=Seat.Role.CHAIR, since=at, set_by=by)
    return body


@procedure(
    "organisation.seat.added",
    _("增设席位"),
    by=SECRECY_OFFICE,
    cites=CITES,
    rules=(rules.body_stands, rules.body_has_one_chair),
    late=True,
)
def add_seat(
    body: Body, *, role: str, unit: Circle | None, work: str, by: Person, at: datetime
) -> Seat:
    """Add a seat. role: a value of Seat.Role; unit: whom it stands for; work: its part."""
    return Seat.objects.create(body=body, role=role, unit=unit, work=work, since=at, set_by=by)


@procedure(
    "organisation.seat.filled",
    _("任命成员"),
    by=SECRECY_OFFICE,
    cites=CITES,
    rules=(
        rules.seat_stands,
        rules.person_is_still_there,
        rules.person_has_no_other_seat,
        rules.term_goes_on,
    ),
    late=True,
)
def fill_seat(
    seat: Seat, *, person: Person, term_until: date, basis: str, by: Person, at: datetime
) -> SeatHolding:
    """Name who holds a seat; who held it before holds it no longer.

    Booked late, it holds until the next that is on the books.
    """
    _end(seat, at)
    return SeatHolding.objects.create(
        seat=seat,
        person=person,
        term_until=term_until,
        basis=basis,
        since=at,
        until=next_since(seat.holdings, at),
        set_by=by,
    )


@procedure(
    "organisation.seat.vacated",
    _("免去成员"),
    by=SECRECY_OFFICE,
    cites=CITES,
    rules=(rules.seat_stands, rules.seat_is_held),
    late=True,
    exceptional=True,
)
def vacate_seat(seat: Seat, *, by: Person, at: datetime) -> Seat:
    """Let nobody hold a seat any more; the vacancy is a gap."""
    _end(seat, at)
    return seat


@procedure(
    "organisation.seat.abolished",
    _("撤销席位"),
    by=SECRECY_OFFICE,
    cites=CITES,
    rules=(rules.seat_stands, rules.seat_is_empty),
    exceptional=True,
)
def abolish_seat(seat: Seat, *, by: Person, at: datetime) -> Seat:
    """Abolish a seat that nobody holds."""
    seat.end(at)
    return seat


@procedure(
    "organisation.body.dissolved",
    _("撤销委员会或小组"),
    by=SECRECY_OFFICE,
    cites=CITES,
    rules=(rules.body_stands, rules.body_is_empty, rules.nothing_answers_to_the_body),
    exceptional=True,
)
def dissolve_body(body: Body, *, by: Person, at: datetime) -> Body:
    """Dissolve a body without members, with its seats."""
    for seat in body.seats.holding_at(at):
        seat.end(at)
    body.end(at)
    return body


def _end(seat: Seat, at: datetime) -> None:
    for row in seat.holdings.holding_at(at):
        row.end(at)
