"""Back from a meeting outside: what was brought is handed in and put on the books (DOC-11)."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import CarrierKind, Series, Trip, TripItem
from jiyao.domains.carriers.models.trips import internal
from jiyao.domains.carriers.procedures.entering import enter_document
from jiyao.domains.carriers.rules import trips as rules
from jiyao.domains.carriers.rules.own import item_is_named_below_the_ceiling
from jiyao.domains.carriers.settings import HAND_IN_DAYS
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.models import Label, Level
from jiyao.foundation.access.roles import KEEPER, OFFICE_HEAD, STAFF
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.days import add_working_days
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty, own_table
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF, Signing

HAND_IN = duty_kind(
    "carriers.hand_in",
    _("交登外出参会带回的密件"),
    act="carriers.trip.handed-in",
    cites=("DOC-11",),
)


@procedure(
    "carriers.trip.registered",
    _("登记外出参会"),
    by=(KEEPER, OFFICE_HEAD),
    cites=("DOC-11",),
)
def register_trip(
    *, person: Person, meeting: str, host: str, back_at: datetime, by: Person, at: datetime
) -> Trip:
    """Note that somebody goes to a meeting outside, and when he is back: then he owes a hand-in.

    meeting: its name, or its code name when the name is secret.
    """
    days = HAND_IN_DAYS.at(at)
    due = at_closing(add_working_days(timezone.localdate(back_at), days, own_table()))
    trip: Trip = Trip.objects.create(
        label=Label.objects.create(level=internal()),
        person=person,
        meeting=meeting,
        host=host,
        back_at=back_at,
        due_at=due,
        registered_at=at,
        registered_by=by,
    )
    open_duty(HAND_IN, trip, person, at, due)
    return trip


@procedure(
    "carriers.trip.handed-in",
    _("交登带回文件"),
    by=KEEPER,
    cites=("DOC-11", "DOC-22"),
    rules=(rules.trip_is_open, rules.bearer_was_there, item_is_named_below_the_ceiling),
    signature=Signing(("by", "bearer")),
)
def hand_in(
    trip: Trip,
    *,
    bearer: Person,
    level: Level,
    kind: CarrierKind,
    sender_number: str,
    title: str,
    code_title: str,
    copies: int,
    amount: int,
    complete: bool,
    by: Person,
    at: datetime,
) -> Trip:
    """Take one document from who brought it, into the register of incoming documents.

    complete: whether that was the last; then nothing is owed any more.
    """
    label = Label.objects.create(level=level)
    document = enter_document(
        label,
        at,
        prefix=Series.INCOMING,
        copies=copies,
        title=title,
        kind_of=kind,
        sender=trip.host,
        sender_number=sender_number,
        courier=str(bearer),
        code_title=code_title,
        amount=amount,
        received_by=by,
    )
    TripItem.objects.create(trip=trip, document=document, label=label, at=at)
    return _close(trip, at) if complete else trip


@procedure(
    "carriers.trip.declared-empty",
    _("报告没有带回密件"),
    by=STAFF,
    cites=("DOC-11",),
    rules=(rules.trip_is_open, rules.trip_is_ones_own, rules.meeting_is_over),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def declare_empty(trip: Trip, *, by: Person, at: datetime) -> Trip:
    """Sign that nothing secret, or nothing more, was brought back."""
    return _close(trip, at)


@procedure(
    "carriers.trip.closed",
    _("代为了结参会登记"),
    by=OFFICE_HEAD,
    cites=("DOC-11",),
    rules=(rules.trip_is_open,),
    exceptional=True,
)
def close_trip(trip: Trip, *, reason: str, by: Person, at: datetime) -> Trip:
    """Close a trip that who travelled cannot close any more.

    reason: what became of it: he did not go, has left, is ill.
    """
    trip.closed_for = reason
    return _close(trip, at)


def _close(trip: Trip, at: datetime) -> Trip:
    trip.closed_at = at
    trip.save()
    close_duties(HAND_IN, trip, at)
    return trip
