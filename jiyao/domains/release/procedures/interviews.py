"""An interview that touches on secrets: planned, approved, the journalists told, held (PUB-11)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models.committee import label_for
from jiyao.domains.release.models import Interview, InterviewSeries
from jiyao.domains.release.rules import interviews as rules
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import HEAD, LEADER, SECRECY_OFFICE, STAFF
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.permits import approver_of
from jiyao.foundation.procedures.signing import BY_SELF
from jiyao.foundation.vault.accepting import comes_with_files
from jiyao.foundation.vault.judging import Upload
from jiyao.foundation.vault.procedures.attaching import attach
from jiyao.foundation.vault.rules import OF_AN_UPLOAD, files_can_be_sealed

ADMITTED = "release.interview.admitted"


@procedure(
    "release.interview.planned",
    _("提出涉密采访"),
    by=STAFF,
    cites=("PUB-11",),
)
def plan(
    *,
    outlet: str,
    journalists: str,
    topic: str,
    limits: str,
    planned_at: datetime,
    by: Person,
    at: datetime,
) -> Interview:
    """Put an interview down that cannot do without what is secret; one is its host.

    limits: what must not be reported, in words that tell nothing of it.
    """
    people = [by, *(p for r in (SECRECY_OFFICE, LEADER, HEAD) for p in holders_of(r.code, at))]
    return Interview.objects.create(
        label=label_for(people, by, at),
        number=InterviewSeries.of(timezone.localdate(at).year).take(),
        outlet=outlet,
        journalists=journalists,
        topic=topic,
        limits=limits,
        planned_at=planned_at,
        host=by,
        made_at=at,
    )


@procedure(
    ADMITTED,
    _("批准采访"),
    by=STAFF,
    cites=("PUB-11",),
    rules=(rules.host_or_office_does_it, rules.it_waits_for_approval),
    needs=Action.READ,
    approval=Approval(by=(LEADER, HEAD), fields=("interview",)),
)
def admit(interview: Interview, *, by: Person, at: datetime) -> Interview:
    """Note that a leader has approved the interview before it is held."""
    interview.approved_by = approver_of(ADMITTED, interview)
    interview.approved_at = at
    interview.save()
    return interview


@procedure(
    "release.interview.acknowledged",
    _("登记签收"),
    by=STAFF,
    cites=("PUB-11",),
    rules=(
        rules.host_or_office_does_it,
        rules.it_was_approved,
        rules.journalists_have_not_signed,
        rules.sheet_was_signed_by_now,
        *OF_AN_UPLOAD,
        files_can_be_sealed,
    ),
    needs=Action.READ,
    signature=BY_SELF,
)
def acknowledge(
    interview: Interview,
    *,
    signed_by: str,
    signed_on: date,
    upload: Upload,
    by: Person,
    at: datetime,
) -> Interview:
    """Book that the journalists have signed what they must not report. upload: the signed sheet."""
    attach(interview, upload, by, at)
    interview.signed_by, interview.signed_on = signed_by, signed_on
    interview.save()
    return interview


@procedure(
    "release.interview.held",
    _("登记采访"),
    by=STAFF,
    cites=("PUB-11",),
    rules=(
        rules.host_or_office_does_it,
        rules.it_was_approved,
        rules.journalists_have_signed,
        rules.it_was_not_held,
    ),
    needs=Action.READ,
)
def hold(interview: Interview, *, outcome: str, by: Person, at: datetime) -> Interview:
    """Book that the interview was held. outcome: how it went, what was seen before it went out."""
    interview.held_at, interview.outcome = at, outcome
    interview.save()
    return interview


comes_with_files(Interview, acknowledge)
