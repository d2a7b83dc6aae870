"""Leave booked and ended; who is not back in time is stopped and dealt with (PER-19)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Bar, Leave
from jiyao.domains.personnel.rules import leave as rules
from jiyao.domains.personnel.settings import MEASURES_HOURS
from jiyao.foundation.access.roles import PEOPLE_OFFICES, SECRECY_OFFICE
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

BE_BACK = duty_kind(
    "personnel.be_back", _("按时返岗"), act="personnel.leave.returned", cites=("PER-19",)
)
DEAL = duty_kind(
    "personnel.absent", _("处置逾期未归"), act="personnel.leave.dealt-with", cites=("PER-19",)
)


@procedure(
    "personnel.leave.booked",
    _("登记请假"),
    by=PEOPLE_OFFICES,
    cites=("PER-19",),
    rules=(
        rules.nobody_books_leave_for_himself,
        rules.person_is_not_on_leave,
        rules.back_after_leaving,
    ),
)
def book_leave(
    *,
    person: Person,
    reason: str,
    where: str,
    leaves_at: datetime,
    due_back_at: datetime,
    by: Person,
    at: datetime,
) -> Leave:
    """Book that somebody is away, until when, and where he can be found."""
    leave = Leave.objects.create(
        person=person, reason=reason, where=where, leaves_at=leaves_at, due_back_at=due_back_at
    )
    open_duty(BE_BACK, leave, person, at, due_back_at)
    return leave


@procedure(
    "personnel.leave.extended",
    _("续假"),
    by=PEOPLE_OFFICES,
    cites=("PER-19",),
    rules=(
        rules.nobody_books_himself,
        rules.person_is_away,
        rules.leave_is_not_overdue,
        rules.later_than_before,
    ),
    exceptional=True,
)
def extend(leave: Leave, *, due_back_at: datetime, by: Person, at: datetime) -> Leave:
    """Let somebody be back later; never after he was due."""
    leave.due_back_at = due_back_at
    leave.save()
    close_duties(BE_BACK, leave, at)
    open_duty(BE_BACK, leave, leave.person, at, due_back_at)
    return leave


@procedure(
    "personnel.leave.returned",
    _("登记返岗"),
    by=PEOPLE_OFFICES,
    cites=("PER-19",),
    rules=(rules.person_is_away, rules.nobody_books_himself),
)
def book_return(leave: Leave, *, by: Person, at: datetime) -> Leave:
    """Book that somebody is back; what was stopped is resumed by the secrecy office."""
    leave.back_at = at
    leave.save()
    close_duties(BE_BACK, leave, at)
    return leave


@procedure(
    "personnel.leave.dealt-with",
    _("登记处置措施"),
    by=SECRECY_OFFICE,
    cites=("PER-19",),
    rules=(rules.measures_are_asked_for, rules.nobody_books_himself),
)
def deal_with(leave: Leave, *, measures: str, by: Person, at: datetime) -> Leave:
    """Note what was done about somebody who was not back in time."""
    leave.measures = measures
    leave.measures_by = by
    leave.measures_at = at
    leave.save()
    close_duties(DEAL, leave, at)
    return leave


def to_stop(at: datetime) -> Iterable[Leave]:
    """Return the leaves that ran out without a return and were not noticed yet."""
    return Leave.objects.overdue(at).filter(bar=None).select_related("person").order_by("pk")


def stop(leave: Leave, at: datetime) -> None:
    """Stop the access of who is not back, inside an act, and tell the secrecy office."""
    leave.bar = Bar.objects.create(
        person=leave.person,
        kind_of=Bar.Kind.SUSPENDED,
        reason=str(_("请假逾期未归")),
        since=at,
    )
    leave.save()
    due = at + timedelta(hours=MEASURES_HOURS.at(at))
    for person in holders_of(SECRECY_OFFICE.code, at):
        if person.pk != leave.person_id:
            open_duty(DEAL, leave, person, at, due)
