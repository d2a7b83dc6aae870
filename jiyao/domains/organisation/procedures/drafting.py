"""Minutes and documents of the committee: drafted, approved, issued, read (ORG-04, ORG-24)."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import (
    Attendance,
    Body,
    CommitteeDocument,
    DocumentSeries,
    Meeting,
    Minutes,
    MinutesReceipt,
    label_for,
    show_to,
)
from jiyao.domains.organisation.rules import committee as body_rules
from jiyao.domains.organisation.rules import drafting as rules
from jiyao.domains.organisation.settings import DIRECT, MINUTES_HOURS, MINUTES_ROUTE
from jiyao.foundation.access.roles import HEAD, LEADER, SECRECY_OFFICE, STAFF
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.kinds import ESCALATED, duty_kind
from jiyao.foundation.duties.models import Duty, close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.signing import BY_SELF

ISSUE = duty_kind(
    "organisation.minutes-due",
    _("印发会议纪要"),
    act="organisation.minutes.issued",
    cites=("ORG-04",),
)
APPROVE = duty_kind(
    "organisation.minutes-to-approve",
    _("审定会议纪要"),
    act="organisation.minutes.approved",
    cites=("ORG-24",),
)
READ = duty_kind(
    "organisation.minutes-to-read",
    _("阅读会议纪要"),
    act="organisation.minutes.read",
    cites=("ORG-04",),
)
DAYS_TO_READ = timedelta(days=3)


@procedure(
    "organisation.minutes.drafted",
    _("起草纪要"),
    by=SECRECY_OFFICE,
    cites=("ORG-04",),
    rules=(rules.minutes_are_not_issued,),
)
def draft_minutes(minutes: Minutes, *, text: str, by: Person, at: datetime) -> Minutes:
    """Write the minutes, also anew: an approval given before is gone. The chair is asked."""
    minutes.text, minutes.drafted_by, minutes.drafted_at = text, by, at
    minutes.approved_by = minutes.approved_at = None
    minutes.endorsed_by = minutes.endorsed_at = None
    minutes.returned_why = ""
    minutes.save()
    close_duties(APPROVE, minutes, at)
    chair = minutes.meeting.body.chair_at(at)
    if chair is not None and MINUTES_ROUTE.at(at) != DIRECT:
        open_duty(APPROVE, minutes, chair, at, minutes.due_at)
    return minutes


@procedure(
    "organisation.minutes.approved",
    _("审定纪要"),
    by=STAFF,
    cites=("ORG-24",),
    rules=(rules.minutes_wait_for_approval, rules.chair_approves),
    signature=BY_SELF,
    instead=("organisation.minutes.returned",),
)
def approve_minutes(minutes: Minutes, *, by: Person, at: datetime) -> Minutes:
    """Approve the minutes as the chair of the body, with one's own PIN."""
    minutes.approved_by, minutes.approved_at = by, at
    minutes.save()
    close_duties(APPROVE, minutes, at)
    return minutes


@procedure(
    "organisation.minutes.returned",
    _("退回修改纪要"),
    by=STAFF,
    cites=("ORG-24",),
    rules=(rules.minutes_wait_for_approval, rules.chair_approves),
)
def return_minutes(minutes: Minutes, *, reason: str, by: Person, at: datetime) -> Minutes:
    """Send the minutes back with what is to be changed."""
    minutes.drafted_at, minutes.returned_why = None, reason
    minutes.save()
    close_duties(APPROVE, minutes, at)
    return minutes


@procedure(
    "organisation.minutes.endorsed",
    _("签批纪要"),
    by=HEAD,
    cites=("ORG-24",),
    rules=(rules.minutes_are_approved, rules.minutes_are_not_issued),
    signature=BY_SELF,
)
def endorse_minutes(minutes: Minutes, *, by: Person, at: datetime) -> Minutes:
    """Endorse the approved minutes from above, where the setting asks for it."""
    minutes.endorsed_by, minutes.endorsed_at = by, at
    minutes.save()
    return minutes


@procedure(
    "organisation.minutes.issued",
    _("印发纪要"),
    by=SECRECY_OFFICE,
    cites=("ORG-04", "ORG-24"),
    rules=(
        rules.minutes_are_drafted,
        rules.minutes_are_not_issued,
        rules.minutes_went_their_way,
    ),
)
def issue_minutes(minutes: Minutes, *, others: list[Person], by: Person, at: datetime) -> Minutes:
    """Send the minutes to who was called, the leaders and others; each confirms the reading."""
    minutes.issued_at = at
    minutes.save()
    called = Attendance.objects.filter(meeting=minutes.meeting).select_related("person")
    leaders = [p for role in (HEAD, LEADER) for p in holders_of(role.code, at)]
    people = {p.pk: p for p in (*(row.person for row in called), *leaders, *others)}
    show_to(minutes.label, people.values(), by, at)
    for person in people.values():
        MinutesReceipt.objects.create(label_id=minutes.label_id, minutes=minutes, person=person)
        open_duty(READ, minutes, person, at, at + DAYS_TO_READ)
    close_duties(ISSUE, minutes, at)
    return minutes


@procedure(
    "organisation.minutes.read",
    _("已阅纪要"),
    by=STAFF,
    cites=("ORG-04",),
    rules=(rules.minutes_were_sent_to_me,),
)
def read_minutes(minutes: Minutes, *, by: Person, at: datetime) -> MinutesReceipt:
    """Confirm that one has read the minutes."""
    receipt = MinutesReceipt.objects.get(minutes=minutes, person=by)
    receipt.read_at = at
    receipt.save()
    for duty in Duty.objects.owed_by(by.pk).filter(kind_code=READ, subject_ref=minutes.public_id):
        duty.closed_at = at
        duty.save()
        close_duties(ESCALATED, duty, at)
    return receipt


@procedure(
    "organisation.committee-document.drafted",
    _("起草委员会文件"),
    by=SECRECY_OFFICE,
    cites=("ORG-24",),
    rules=(body_rules.body_stands,),
)
def draft_document(
    body: Body, *, title: str, text: str, by: Person, at: datetime
) -> CommitteeDocument:
    """Draft a document that is to go out in the committee's name."""
    members = [place.holding.person for place in body.members_at(at)]
    above = [p for role in (HEAD, LEADER) for p in holders_of(role.code, at)]
    label = label_for([*members, *above, by], by, at)
    return CommitteeDocument.objects.create(
        label=label, body=body, title=title, text=text, drafted_by=by, drafted_at=at
    )


@procedure(
    "organisation.committee-document.reviewed",
    _("审查委员会文件"),
    by=STAFF,
    cites=("ORG-24",),
    rules=(rules.document_goes_on, rules.document_is_not_reviewed, rules.chair_reviews),
    signature=BY_SELF,
    instead=("organisation.committee-document.returned",),
)
def review_document(document: CommitteeDocument, *, by: Person, at: datetime) -> CommitteeDocument:
    """Review a document as the chair, before it is approved above the committee."""
    document.reviewed_by, document.reviewed_at = by, at
    document.save()
    return document


@procedure(
    "organisation.committee-document.returned",
    _("退回委员会文件"),
    by=STAFF,
    cites=("ORG-24",),
    rules=(rules.document_goes_on, rules.document_is_not_reviewed, rules.chair_reviews),
)
def return_document(
    document: CommitteeDocument, *, reason: str, by: Person, at: datetime
) -> CommitteeDocument:
    """Send a document back with what is to be changed; it is drafted anew."""
    document.returned_at, document.returned_why = at, reason
    document.save()
    return document


@procedure(
    "organisation.committee-document.issued",
    _("印发委员会文件"),
    by=SECRECY_OFFICE,
    cites=("ORG-24",),
    rules=(rules.document_goes_on, rules.document_is_reviewed),
    approval=Approval(by=(HEAD, LEADER), fields=()),
)
def issue_document(document: CommitteeDocument, *, by: Person, at: datetime) -> CommitteeDocument:
    """Issue a document in the committee's name, with the approval of a leader above it."""
    document.number = DocumentSeries.of(timezone.localdate(at).year).take()
    document.issued_at = at
    document.save()
    return document


def open_minutes(meeting: Meeting, at: datetime) -> Minutes:
    """Open the minutes of a meeting with the duty to issue them in time, inside an act."""
    due = at + timedelta(hours=MINUTES_HOURS.at(at))
    minutes = Minutes.objects.create(label_id=meeting.label_id, meeting=meeting, due_at=due)
    for owner in holders_of(SECRECY_OFFICE.code, at):
        open_duty(ISSUE, minutes, owner, at, due)
    return minutes
