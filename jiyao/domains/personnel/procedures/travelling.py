"""Travel abroad: asked for, briefed, decided with approval, reported on return (PER-06, EDU-05)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Journey, Opinion
from jiyao.domains.personnel.procedures.opinions import AUTHORITY_COMES_LAST, SPEAK, TOLD, ask_for
from jiyao.domains.personnel.rules import travel as rules
from jiyao.domains.personnel.settings import TRAVEL_REPORT_DAYS
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import HEAD, LEADER, PERSONNEL, SECRECY_OFFICE, STAFF
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.permits import approver_of
from jiyao.foundation.procedures.signing import BY_SELF

BRIEF = duty_kind("personnel.brief", _("作行前保密提醒"), act="personnel.journey.briefed")
LISTEN = duty_kind(
    "personnel.acknowledge", _("确认行前保密提醒"), act="personnel.journey.briefing-acknowledged"
)
REPORT = duty_kind(
    "personnel.journey_report", _("报告出国（境）情况"), act="personnel.journey.reported"
)


@procedure(
    "personnel.journey.asked",
    _("申请出国（境）"),
    by=STAFF,
    cites=("PER-06",),
    rules=(rules.days_are_in_order, rules.another_speaks_for_the_unit),
    signature=BY_SELF,
)
def ask_to_travel(
    *,
    kind_of: str,
    destination: str,
    via: str,
    purpose: str,
    leaves_on: date,
    returns_on: date,
    history: str,
    head: Person,
    by: Person,
    at: datetime,
) -> Journey:
    """Ask to travel abroad, promising with the own PIN to keep the rules.

    kind_of: of Journey.Kind; history: earlier journeys; head: who speaks for the unit.
    """
    journey = Journey.objects.create(
        person=by,
        kind_of=kind_of,
        destination=destination,
        via=via,
        purpose=purpose,
        leaves_on=leaves_on,
        returns_on=returns_on,
        history=history,
        circulated_at=at,
    )
    matter = _("%(who)s 出国（境）：%(where)s") % {"who": by, "where": destination}
    ask_for(journey, matter, head, by, at)
    for person in holders_of(SECRECY_OFFICE.code, at):
        if person.pk != by.pk:
            open_duty(BRIEF, journey, person, at, start_of(leaves_on))
    return journey


@procedure(
    "personnel.journey.objected",
    _("登记有关机关的不同意见"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("PER-06",),
    rules=(rules.journey_is_open, rules.authority_has_not_objected),
    exceptional=True,
)
def book_objection(journey: Journey, *, words: str, by: Person, at: datetime) -> Journey:
    """Note that a competent authority holds the journey to be harmful; it cannot be approved."""
    Opinion.objects.create(
        person=by,
        about=journey.public_id,
        concerned=journey.person,
        matter=str(journey)[:120],
        stage=Opinion.Stage.AUTHORITY,
        place=AUTHORITY_COMES_LAST,
        verdict=Opinion.Verdict.OBJECTS,
        words=words,
        given_by=by,
        given_at=at,
    )
    return journey


@procedure(
    "personnel.journey.briefed",
    _("行前提醒"),
    by=SECRECY_OFFICE,
    cites=("EDU-05", "PER-06"),
    rules=(
        rules.journey_is_open,
        rules.nobody_decides_for_himself,
        rules.briefing_is_not_acknowledged,
    ),
)
def brief(journey: Journey, *, briefing: str, by: Person, at: datetime) -> Journey:
    """Tell the traveller what to heed; he is asked to acknowledge it."""
    journey.briefing = briefing
    journey.briefed_by = by
    journey.briefed_at = at
    journey.save()
    close_duties(BRIEF, journey, at)
    close_duties(LISTEN, journey, at)
    open_duty(LISTEN, journey, journey.person, at, start_of(journey.leaves_on))
    return journey


@procedure(
    "personnel.journey.briefing-acknowledged",
    _("确认行前提醒"),
    by=STAFF,
    cites=("EDU-05", "PER-06"),
    rules=(
        rules.journey_is_open,
        rules.journey_is_his,
        rules.briefing_is_given,
        rules.briefing_is_not_acknowledged,
    ),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def acknowledge(journey: Journey, *, by: Person, at: datetime) -> Journey:
    """Acknowledge the briefing that stands on the journey's page."""
    journey.acknowledged_at = at
    journey.save()
    close_duties(LISTEN, journey, at)
    return journey


def _told(journey: Journey, fields: dict[str, Any], at: datetime) -> list[str]:
    told = [f"{each.get_stage_display()}：{each.said}" for each in journey.opinions]
    days = f"{journey.leaves_on:%Y-%m-%d} — {journey.returns_on:%Y-%m-%d}"
    return [f"{journey.person} {journey.get_kind_of_display()} {journey.destination} {days}", *told]


@procedure(
    "personnel.journey.decided",
    _("办理出国（境）审批"),
    by=PERSONNEL,
    cites=("PER-06",),
    rules=(
        rules.journey_is_open,
        rules.nobody_decides_for_himself,
        rules.offices_have_spoken,
        rules.nobody_objects_to_the_journey,
        rules.traveller_is_briefed,
    ),
    approval=Approval(by=(LEADER, HEAD), fields=("outcome",), effect=_told, told=TOLD),
)
def decide(journey: Journey, *, outcome: str, by: Person, at: datetime) -> Journey:
    """Approve a journey or refuse it. outcome: approved or refused, of Journey.Outcome."""
    journey.approved_by = approver_of("personnel.journey.decided", journey)
    _close(journey, outcome, at)
    if outcome == Journey.Outcome.APPROVED:
        due = at_closing(journey.returns_on + timedelta(days=TRAVEL_REPORT_DAYS.at(at)))
        open_duty(REPORT, journey, journey.person, at, due)
    return journey


@procedure(
    "personnel.journey.withdrawn",
    _("撤回申请"),
    by=STAFF,
    cites=("PER-06",),
    rules=(rules.journey_can_be_given_up, rules.journey_is_his),
    needs=Action.KNOW,
    exceptional=True,
)
def withdraw(journey: Journey, *, by: Person, at: datetime) -> Journey:
    """Ask no longer to travel, or give an approved journey up."""
    close_duties(REPORT, journey, at)
    _close(journey, Journey.Outcome.WITHDRAWN, at)
    return journey


@procedure(
    "personnel.journey.reported",
    _("报告返回"),
    by=STAFF,
    cites=("PER-06",),
    rules=(rules.journey_is_his, rules.return_is_to_be_reported, rules.back_by_now),
    needs=Action.KNOW,
)
def report_return(
    journey: Journey, *, returned_on: date, contacts: str, incidents: str, by: Person, at: datetime
) -> Journey:
    """Report on the journey: whom one met, and what was out of the ordinary."""
    journey.returned_on = returned_on
    journey.contacts = contacts
    journey.incidents = incidents
    journey.reported_at = at
    journey.save()
    close_duties(REPORT, journey, at)
    return journey


def _close(journey: Journey, outcome: str, at: datetime) -> None:
    journey.outcome = outcome
    journey.decided_at = at
    journey.save()
    for kind in (BRIEF, LISTEN):
        close_duties(kind, journey, at)
    for opinion in journey.opinions.still_open():
        close_duties(SPEAK, opinion, at)
