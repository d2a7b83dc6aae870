"""Meetings: called, ordered, moved, recorded item by item, closed (ORG-03, ORG-04, ORG-24)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Attendance, Body, Meeting, MeetingItem, show_to
from jiyao.domains.organisation.procedures.calling import (
    HOLD,
    add_item,
    call,
    close_shortfalls,
)
from jiyao.domains.organisation.procedures.drafting import open_minutes
from jiyao.domains.organisation.rules import committee as body_rules
from jiyao.domains.organisation.rules import meetings as rules
from jiyao.foundation.access.roles import SECRECY_OFFICE, STAFF
from jiyao.foundation.duties.models import Duty, close_duties
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF


@procedure(
    "organisation.meeting.called",
    _("召集例会"),
    by=SECRECY_OFFICE,
    cites=("ORG-03", "ORG-24"),
    rules=(body_rules.body_stands, rules.body_has_members, rules.time_is_free),
)
def call_meeting(
    body: Body, *, starts_at: datetime, place: str, is_last: bool, by: Person, at: datetime
) -> Meeting:
    """Call a regular meeting, with the agenda of the template and what was put off before.

    is_last: it is the last of its year, which considers the summary.
    """
    return call(body, Meeting.Kind.REGULAR, starts_at, place, at, by=by, is_last=is_last)


@procedure(
    "organisation.meeting.ordered",
    _("决定召开临时会议"),
    by=STAFF,
    cites=("ORG-24",),
    rules=(
        body_rules.body_stands,
        rules.body_has_members,
        rules.time_is_free,
        rules.chair_orders_it,
    ),
    signature=BY_SELF,
)
def order_meeting(
    body: Body, *, starts_at: datetime, place: str, reason: str, by: Person, at: datetime
) -> Meeting:
    """Let an extra meeting be held, by the chair's own signature."""
    return call(body, Meeting.Kind.EXTRA, starts_at, place, at, by=by, reason=reason)


@procedure(
    "organisation.attendance.recorded",
    _("登记到会"),
    by=SECRECY_OFFICE,
    cites=("ORG-03",),
    rules=(rules.meeting_is_open, rules.nobody_is_both_here_and_away),
)
def record_attendance(
    meeting: Meeting,
    *,
    present: list[Person],
    leave: list[Person],
    guests: list[Person],
    by: Person,
    at: datetime,
) -> Meeting:
    """Book who of the members came, who is on leave, and who sits in without a vote."""
    here, away = {p.pk for p in present}, {p.pk for p in leave}
    for row in meeting.attendances.exclude(role=""):
        row.status = _status(row.person_id, here, away)
        row.save()
    there = set(meeting.attendances.values_list("person", flat=True))
    for guest in guests:
        if guest.pk not in there:
            Attendance.objects.create(
                label_id=meeting.label_id,
                meeting=meeting,
                person=guest,
                votes=False,
                status=Attendance.Status.PRESENT,
            )
    show_to(meeting.label, guests, by, at)
    meeting.begun_at = at
    meeting.save()
    close_duties(HOLD, meeting, at)
    return meeting


@procedure(
    "organisation.meeting.closed",
    _("结束会议"),
    by=SECRECY_OFFICE,
    cites=("ORG-03", "ORG-24"),
    rules=(
        rules.meeting_is_open,
        rules.attendance_is_recorded,
        rules.every_item_is_settled,
        rules.first_meeting_settles_the_plan,
        rules.last_meeting_settles_the_summary,
    ),
)
def close_meeting(meeting: Meeting, *, by: Person, at: datetime) -> Meeting:
    """Close a meeting of which every item is settled; the minutes are owed from then on."""
    meeting.closed_at = at
    meeting.save()
    close_shortfalls(meeting, at)
    open_minutes(meeting, at)
    return meeting


@procedure(
    "organisation.item.added",
    _("增列议题"),
    by=SECRECY_OFFICE,
    cites=("ORG-03",),
    rules=(rules.meeting_is_open,),
)
def put_on_the_agenda(meeting: Meeting, *, title: str, by: Person, at: datetime) -> MeetingItem:
    """Put an item on the agenda."""
    return add_item(meeting, title)


@procedure(
    "organisation.meeting.moved",
    _("调整会议时间"),
    by=SECRECY_OFFICE,
    cites=("ORG-04",),
    rules=(rules.meeting_is_open, rules.attendance_is_not_recorded),
)
def move_meeting(
    meeting: Meeting, *, starts_at: datetime, place: str, by: Person, at: datetime
) -> Meeting:
    """Hold a meeting at another time or place."""
    meeting.starts_at, meeting.place = starts_at, place
    meeting.save()
    for duty in Duty.objects.pending().filter(kind_code=HOLD, subject_ref=meeting.public_id):
        duty.due_at = starts_at
        duty.save()
    return meeting


@procedure(
    "organisation.meeting.called-off",
    _("取消会议"),
    by=SECRECY_OFFICE,
    cites=("ORG-03",),
    rules=(rules.meeting_is_open,),
    exceptional=True,
)
def call_off(meeting: Meeting, *, reason: str, by: Person, at: datetime) -> Meeting:
    """Call a meeting off; it does not count towards the yearly minimum."""
    meeting.called_off_at, meeting.called_off_why = at, reason
    meeting.save()
    close_duties(HOLD, meeting, at)
    return meeting


def _status(person: int, here: set[int], away: set[int]) -> str:
    if person in here:
        return Attendance.Status.PRESENT
    return Attendance.Status.LEAVE if person in away else Attendance.Status.ABSENT
