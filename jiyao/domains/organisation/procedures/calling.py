"""What calling a meeting writes, whether a person or the calendar calls it; inside an act."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import (
    AgendaTemplate,
    Attendance,
    Body,
    Meeting,
    MeetingItem,
    MeetingSeries,
    Seat,
    Yearly,
    label_for,
)
from jiyao.domains.organisation.procedures.yearly import open_yearly
from jiyao.domains.organisation.settings import MEETINGS_A_YEAR
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import ESCALATED, duty_kind
from jiyao.foundation.duties.models import Duty, close_duties, open_duty
from jiyao.foundation.duties.terms import months_after

HOLD = duty_kind(
    "organisation.meeting-due",
    _("召开会议"),
    act="organisation.attendance.recorded",
    cites=("ORG-04",),
)
SHORT = duty_kind(
    "organisation.meetings-short",
    _("例会不足年度次数"),
    act="organisation.meeting.called",
    cites=("ORG-03",),
)
YEAR = 12


def call(
    body: Body,
    kind: str,
    starts_at: datetime,
    place: str,
    at: datetime,
    by: Any = None,
    is_last: bool = False,
    reason: str = "",
    scheduled_for: datetime | None = None,
) -> Meeting:
    """Write a meeting with its members, its agenda and the duty to hold it."""
    members = body.members_at(at)
    owners = holders_of(SECRECY_OFFICE.code, at)
    people = [place.holding.person for place in members]
    meeting = Meeting.objects.create(
        label=label_for([*people, *owners], by, at),
        number=MeetingSeries.of(timezone.localdate(starts_at).year).take(),
        body=body,
        kind_of=kind,
        starts_at=starts_at,
        scheduled_for=scheduled_for,
        place=place,
        is_last=is_last,
        reason=reason,
        called_by=by,
    )
    for place_of in members:
        _expect(meeting, place_of)
    _set_agenda(meeting, at)
    for owner in owners:
        open_duty(HOLD, meeting, owner, at, starts_at)
    return meeting


def add_item(
    meeting: Meeting, title: str, kind: str = MeetingItem.Kind.ORDINARY, follows: Any = None
) -> MeetingItem:
    """Write an item at the end of the agenda."""
    return MeetingItem.objects.create(
        label_id=meeting.label_id,
        meeting=meeting,
        place=meeting.items.count() + 1,
        title=title,
        kind_of=kind,
        follows=follows,
    )


def _expect(meeting: Meeting, place: Any) -> None:
    Attendance.objects.create(
        label_id=meeting.label_id,
        meeting=meeting,
        person=place.holding.person,
        role=place.seat.role,
        votes=place.seat.role != Seat.Role.SECRETARY,
    )


def _set_agenda(meeting: Meeting, at: datetime) -> None:
    """Put off before, then the template or the reason, then the papers of the year."""
    put_off = MeetingItem.objects.filter(meeting__body=meeting.body, outcome="put_off")
    for item in put_off.filter(followed_by=None).exclude(meeting__closed_at=None).order_by("pk"):
        add_item(meeting, item.title, item.kind_of, item)
    if meeting.kind_of == Meeting.Kind.EXTRA:
        add_item(meeting, meeting.reason)
        return
    for title in AgendaTemplate.titles_at(at):
        add_item(meeting, title)
    if meeting.body.kind_of == Body.Kind.COMMITTEE:
        _add_papers(meeting, at)


def _add_papers(meeting: Meeting, at: datetime) -> None:
    wanted = []
    if not meeting.others_of_the_year().exists():
        wanted.append(Yearly.Kind.PLAN)
    if meeting.is_last:
        wanted.append(Yearly.Kind.SUMMARY)
    there = set(meeting.items.values_list("kind_of", flat=True))
    for kind in wanted:
        paper = open_yearly(meeting.body, kind, meeting.year, at)
        if kind not in there:
            title = _("审定 %(paper)s") if kind == Yearly.Kind.PLAN else _("审议 %(paper)s")
            add_item(meeting, title % {"paper": paper}, kind)


def days_of_the_minimum(year: int, at: datetime) -> list[date]:
    """Return by which day of the year each regular meeting of the minimum is to be held."""
    wanted = MEETINGS_A_YEAR.at(at)
    first, one = date(year, 1, 1), timedelta(days=1)
    months = [max(1, YEAR * place // wanted) for place in range(1, wanted + 1)]
    return [months_after(first, each) - one for each in months]


def held_in(body: Body, year: int) -> int:
    """Return how many regular meetings of a body were held in a year."""
    rows = body.meetings.filter(kind_of=Meeting.Kind.REGULAR, starts_at__year=year)
    return int(rows.exclude(closed_at=None).count())


def close_shortfalls(meeting: Meeting, at: datetime) -> None:
    """Close the duties of a year that are fulfilled by the meetings held in it."""
    body, year = meeting.body, meeting.year
    met = {at_closing(d) for d in days_of_the_minimum(year, at)[: held_in(body, year)]}
    owed = Duty.objects.pending().filter(kind_code=SHORT, subject_ref=body.public_id)
    for duty in owed.filter(due_at__in=met):
        duty.closed_at = at
        duty.save()
        close_duties(ESCALATED, duty, at)
