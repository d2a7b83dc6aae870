"""The year's plan and summary, the schedule of meetings and their agenda (ORG-04, ORG-06)."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import (
    AgendaTemplate,
    Body,
    MeetingSchedule,
    Yearly,
    label_for,
)
from jiyao.domains.organisation.rules import committee as body_rules
from jiyao.domains.organisation.rules import yearly as rules
from jiyao.domains.organisation.settings import PLAN_DAYS, SUMMARY_DAYS
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

WRITE = duty_kind(
    "organisation.yearly-due",
    _("起草年度计划或总结"),
    act="organisation.yearly.written",
    cites=("ORG-06", "ORG-24"),
)


@procedure(
    "organisation.yearly.written",
    _("起草年度计划或总结"),
    by=SECRECY_OFFICE,
    cites=("ORG-06",),
    rules=(rules.paper_is_not_adopted,),
)
def write(yearly: Yearly, *, text: str, by: Person, at: datetime) -> Yearly:
    """Write the plan or the summary; until a meeting has adopted it, it may be written anew."""
    yearly.text, yearly.written_by, yearly.written_at = text, by, at
    yearly.save()
    close_duties(WRITE, yearly, at)
    return yearly


@procedure(
    "organisation.schedule.set",
    _("设定例会时间"),
    by=SECRECY_OFFICE,
    cites=("ORG-04",),
    rules=(body_rules.body_stands, rules.month_lies_in_the_period, rules.it_ends_after_it_begins),
)
def set_schedule(
    body: Body,
    *,
    every: str,
    month: int,
    nth: int,
    weekday: int,
    begins: str,
    ends: str,
    place: str,
    by: Person,
    at: datetime,
) -> MeetingSchedule:
    """Say when a body meets; what was said before ends. Its meetings are called by the calendar.

    every: a value of MeetingSchedule.Every; month: which of the period; nth: 1 to 4, 5
    for the last; weekday: 0 for Monday; begins, ends: such as 14:00.
    """
    end_schedules(body, at)
    return MeetingSchedule.objects.create(
        body=body,
        every=every,
        month=month,
        nth=nth,
        weekday=weekday,
        begins=begins,
        ends=ends,
        place=place,
        since=at,
        set_by=by,
    )


@procedure(
    "organisation.schedule.ended",
    _("停用例会时间"),
    by=SECRECY_OFFICE,
    cites=("ORG-04",),
    rules=(rules.body_has_a_schedule,),
    exceptional=True,
)
def end_schedule(body: Body, *, by: Person, at: datetime) -> Body:
    """Call no more meetings by the calendar; what is called stays called."""
    end_schedules(body, at)
    return body


@procedure(
    "organisation.agenda.revised",
    _("修订例会议程模板"),
    by=SECRECY_OFFICE,
    cites=("ORG-04",),
)
def revise_agenda(*, items: str, by: Person, at: datetime) -> AgendaTemplate:
    """Say with which items regular meetings begin, a line each; those called keep theirs."""
    for row in AgendaTemplate.objects.holding_at(at):
        row.end(at)
    return AgendaTemplate.objects.create(items=items, since=at, set_by=by)


def end_schedules(body: Body, at: datetime) -> None:
    """End what was said of when a body meets, inside an act."""
    for row in body.schedules.holding_at(at):
        row.end(at)


def due_day(kind: str, year: int, at: datetime) -> date:
    """Return the day by which the plan or the summary of a year is to be written."""
    if kind == Yearly.Kind.PLAN:
        return date(year, 1, 1) + timedelta(days=PLAN_DAYS.at(at) - 1)
    return date(year, 12, 31) - timedelta(days=SUMMARY_DAYS.at(at))


def open_yearly(body: Body, kind: str, year: int, at: datetime) -> Yearly:
    """Open the plan or the summary of a year with a duty to write it, inside an act, once."""
    found = Yearly.objects.filter(body=body, kind_of=kind, year=year).first()
    if found:
        return found
    owners = holders_of(SECRECY_OFFICE.code, at)
    people = [place.holding.person for place in body.members_at(at)]
    day = max(due_day(kind, year, at), timezone.localdate(body.since) + timedelta(days=1))
    label = label_for([*people, *owners], None, at)
    yearly = Yearly.objects.create(
        label=label, body=body, kind_of=kind, year=year, opened_at=at, due_at=at_closing(day)
    )
    for owner in owners:
        open_duty(WRITE, yearly, owner, at, yearly.due_at)
    return yearly
