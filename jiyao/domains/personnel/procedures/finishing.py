"""Rights cancelled, and the leaving approved: the release period begins (PER-07, PER-15)."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import (
    RESTRICTIONS,
    Leaving,
    LeavingStep,
    PostHolding,
    Release,
    Vetting,
)
from jiyao.domains.personnel.procedures.leaving import OFFICES, finish
from jiyao.domains.personnel.procedures.posting import REMOVE
from jiyao.domains.personnel.rules import leaving as rules
from jiyao.domains.personnel.rules import steps
from jiyao.foundation.access.models import Appointment
from jiyao.foundation.access.roles import HEAD, LEADER, PEOPLE_OFFICES
from jiyao.foundation.accounts.procedures.people import remove
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.duties.terms import months_after, start_of
from jiyao.foundation.people.models import Circle, Membership, Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.models import Permit

READY = (
    *OFFICES,
    rules.nothing_is_held,
    rules.steps_are_done,
    rules.briefing_is_acknowledged,
    rules.declaration_is_countersigned,
    rules.somebody_answers_for_him,
    rules.new_body_has_taken_over,
    rules.supervisor_stays,
)


def what_it_restricts(leaving: Any, fields: dict[str, Any], at: datetime) -> list[str]:
    """Say what an approval would mean for the person."""
    return [str(each) for each in RESTRICTIONS] if leaving.has_a_release_period else []


@procedure(
    "personnel.leaving.rights-cancelled",
    _("注销岗位和权限"),
    by=PEOPLE_OFFICES,
    cites=("PER-07",),
    rules=(*OFFICES, steps.rights_are_to_be_cancelled, rules.administrator_roles_have_ended),
)
def cancel_rights(leaving: Leaving, *, by: Person, at: datetime) -> LeavingStep:
    """End the posts, roles and vettings of a leaver; who leaves the unit leaves its circles too."""
    who = leaving.person
    circles = Membership.objects.holding_at(at).filter(person=who)
    if not leaving.leaves_the_organisation:
        circles = circles.filter(circle__kind_of=Circle.Kind.POST)
    ending = [
        PostHolding.objects.holding_at(at).filter(person=who),
        Vetting.objects.holding_at(at).filter(person=who),
        Appointment.objects.holding_at(at).filter(person=who),
        circles,
    ]
    for row in [row for rows in ending for row in rows]:
        row.end(at)
        close_duties(REMOVE, row, at)
    return leaving.note(LeavingStep.What.RIGHTS, by, at)


@procedure(
    "personnel.leaving.approved",
    _("批准离岗"),
    by=PEOPLE_OFFICES,
    cites=("PER-07", "PER-14"),
    rules=(*READY, rules.period_is_within_the_range),
    approval=Approval(by=(LEADER, HEAD), fields=("months",), effect=what_it_restricts),
)
def approve_leaving(
    leaving: Leaving, *, months: int, supervisor: Person | None, by: Person, at: datetime
) -> Leaving:
    """Let a person leave, with approval; the release period counts from the day of approval.

    months: its length; 0 for who knew no secrets; supervisor: who keeps in contact.
    """
    if months and supervisor:
        _release(leaving, approve_leaving.code, months, supervisor, at)
    return _let_go(leaving, by, at)


@procedure(
    "personnel.leaving.approved-beyond",
    _("批准离岗（延长限制）"),
    by=PEOPLE_OFFICES,
    cites=("PER-15",),
    rules=(*READY, rules.period_is_beyond_the_range, rules.review_is_yet_to_come),
    approval=Approval(
        by=(HEAD,), fields=("months", "basis", "review_on"), effect=what_it_restricts
    ),
    exceptional=True,
)
def approve_beyond(
    leaving: Leaving,
    *,
    months: int | None,
    basis: str,
    review_on: date,
    supervisor: Person | None,
    by: Person,
    at: datetime,
) -> Leaving:
    """Let a person leave under restrictions beyond the range, approved by the head.

    months: the length, None for life; basis: the article it stands on; review_on: a day.
    """
    kept = {"basis": basis, "review_on": review_on}
    _release(leaving, approve_beyond.code, months, supervisor, at, **kept)
    return _let_go(leaving, by, at)


def _release(
    leaving: Leaving, code: str, months: int | None, supervisor: Any, at: datetime, **kept: Any
) -> Release:
    approved, taken = _approved_at(leaving, code, at), leaving.done.get("taken-over")
    until = None if months is None else months_after(timezone.localdate(approved), months)
    return Release.objects.create(
        person=leaving.person,
        leaving=leaving,
        weight=leaving.weight,
        months=months,
        body=leaving.body,
        body_name=leaving.body_name,
        taken_over_on=taken.paper if taken else "",
        supervisor=supervisor,
        since=approved,
        until=until and start_of(until),
        **kept,
    )


def _approved_at(leaving: Leaving, code: str, at: datetime) -> datetime:
    used = Permit.objects.get(code=code, subject_ref=leaving.public_id, used_at=at)
    return used.decided_at or at


def _let_go(leaving: Leaving, by: Person, at: datetime) -> Leaving:
    leaving.bar.end(at)
    finish(leaving, Leaving.Outcome.APPROVED, at)
    if leaving.leaves_the_organisation:
        remove.body(leaving.person, by=by, at=at)
    return leaving
