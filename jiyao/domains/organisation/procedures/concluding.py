"""What a meeting concludes, item by item, and what follows from it (ORG-03, ORG-05)."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import (
    Decision,
    DecisionStep,
    Meeting,
    MeetingItem,
    label_for,
)
from jiyao.domains.organisation.rules import deciding as followed
from jiyao.domains.organisation.rules import meetings as rules
from jiyao.domains.organisation.settings import CHECK_DAYS
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import SECRECY_OFFICE, STAFF
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

CARRY_OUT = duty_kind(
    "organisation.decision-due",
    _("落实会议决定"),
    act="organisation.decision.reported",
    cites=("ORG-05",),
)
CHECK = duty_kind(
    "organisation.decision-to-check",
    _("检查会议决定的落实"),
    act="organisation.decision.checked",
    cites=("ORG-05",),
)


@procedure(
    "organisation.item.concluded",
    _("记录意见和结论"),
    by=SECRECY_OFFICE,
    cites=("ORG-03",),
    rules=(
        rules.item_is_of_an_open_meeting,
        rules.quorum_is_met,
        rules.votes_are_of_those_present,
        rules.outcome_follows_the_votes,
        rules.paper_of_the_year_is_written,
    ),
)
def conclude(
    item: MeetingItem,
    *,
    opinions: str,
    votes_for: int | None,
    votes_against: int | None,
    votes_none: int | None,
    outcome: str,
    conclusion: str,
    by: Person,
    at: datetime,
) -> MeetingItem:
    """Record what was said, how was voted, if it was, and what was concluded.

    outcome: passed or rejected. The plan or the summary that is passed is adopted.
    """
    item.opinions, item.outcome, item.conclusion = opinions, outcome, conclusion
    item.votes_for, item.votes_against, item.votes_none = votes_for, votes_against, votes_none
    item.next_step = ""
    item.save()
    _adopt(item, at)
    return item


@procedure(
    "organisation.item.put-off",
    _("暂不作结论"),
    by=SECRECY_OFFICE,
    cites=("ORG-03",),
    rules=(rules.item_is_of_an_open_meeting, rules.next_step_is_named),
)
def put_off(
    item: MeetingItem, *, opinions: str, next_step: str, by: Person, at: datetime
) -> MeetingItem:
    """Put an item off with its next step; the next meeting begins with it."""
    item.opinions, item.next_step = opinions, next_step
    item.outcome, item.conclusion = MeetingItem.Outcome.PUT_OFF, ""
    item.votes_for = item.votes_against = item.votes_none = None
    item.save()
    _adopt(item, at)
    return item


@procedure(
    "organisation.items.passed",
    _("逐项无异议通过"),
    by=SECRECY_OFFICE,
    cites=("ORG-03",),
    rules=(rules.meeting_is_open, rules.attendance_is_recorded, rules.meeting_has_quorum),
)
def pass_items(
    meeting: Meeting, *, items: list[MeetingItem], conclusion: str, by: Person, at: datetime
) -> Meeting:
    """Conclude several ordinary items alike on which nobody had an objection."""
    for item in items:
        item.outcome, item.conclusion = MeetingItem.Outcome.PASSED, conclusion
        item.save()
    return meeting


@procedure(
    "organisation.decision.assigned",
    _("交办落实"),
    by=SECRECY_OFFICE,
    cites=("ORG-05",),
    rules=(followed.item_is_concluded, followed.due_day_is_to_come),
)
def assign(
    item: MeetingItem, *, task: str, owner: Person, due_on: date, by: Person, at: datetime
) -> Decision:
    """Make a task of a conclusion, with who does it by when."""
    meeting, offices = item.meeting, holders_of(SECRECY_OFFICE.code, at)
    members = [row.person for row in meeting.attendances.select_related("person")]
    number = Decision.objects.filter(item__meeting=meeting).count() + 1
    decision = Decision.objects.create(
        label=label_for([*members, *offices, owner], by, at),
        number=f"{meeting.number}-{number}",
        item=item,
        task=task,
        owner=owner,
        due_at=at_closing(due_on),
        assigned_at=at,
    )
    open_duty(CARRY_OUT, decision, owner, at, decision.due_at)
    return decision


@procedure(
    "organisation.decision.reported",
    _("报告落实"),
    by=STAFF,
    cites=("ORG-05",),
    rules=(
        followed.owner_reports,
        followed.decision_is_not_done,
        followed.decision_is_not_reported,
    ),
    needs=Action.KNOW,
)
def report(decision: Decision, *, evidence: str, by: Person, at: datetime) -> Decision:
    """Report a decision carried out, with what shows it; the office checks it."""
    decision.evidence, decision.reported_at = evidence, at
    decision.save()
    _note(decision, evidence, by, at)
    close_duties(CARRY_OUT, decision, at)
    due = at_closing(timezone.localdate(at) + timedelta(days=CHECK_DAYS.at(at)))
    for person in holders_of(SECRECY_OFFICE.code, at):
        open_duty(CHECK, decision, person, at, due)
    return decision


@procedure(
    "organisation.decision.checked",
    _("检查落实情况"),
    by=SECRECY_OFFICE,
    cites=("ORG-05",),
    rules=(
        followed.decision_is_reported,
        followed.decision_is_not_done,
        followed.another_checks,
        followed.new_day_for_what_is_not_done,
    ),
)
def check(
    decision: Decision,
    *,
    result: str,
    finding: str,
    due_on: date | None,
    by: Person,
    at: datetime,
) -> Decision:
    """Check what was reported. What is not done goes back to its owner, due on `due_on`."""
    decision.result, decision.finding = result, finding
    decision.checked_by, decision.checked_at = by, at
    close_duties(CHECK, decision, at)
    if not decision.is_done and due_on:
        decision.reported_at, decision.due_at = None, at_closing(due_on)
        open_duty(CARRY_OUT, decision, decision.owner, at, decision.due_at)
    decision.save()
    _note(decision, finding, by, at, result)
    return decision


def _note(decision: Decision, words: str, by: Person, at: datetime, result: str = "") -> None:
    DecisionStep.objects.create(
        label_id=decision.label_id,
        decision=decision,
        owner_id=decision.owner_id,
        by=by,
        at=at,
        result=result,
        words=words,
    )


def _adopt(item: MeetingItem, at: datetime) -> None:
    """Let the paper of the year stand as the meeting has decided about it."""
    paper = item.yearly()
    if paper is not None:
        paper.adopted_at = at if item.outcome == MeetingItem.Outcome.PASSED else None
        paper.save()
