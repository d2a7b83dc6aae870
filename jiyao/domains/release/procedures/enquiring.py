"""Putting what is unclear before who may decide it; nothing goes out meanwhile (PUB-03)."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.duties import ANSWER
from jiyao.domains.release.models import Enquiry, Submission
from jiyao.domains.release.rules import reviewing as rules
from jiyao.domains.release.rules import submitting
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import SECRECY_OFFICE, STAFF
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.regime.citations import carries_out

carries_out(f"{__name__}.note_answer", "PUB-03", means=("approve",))


@procedure(
    "release.submission.referred",
    _("报请审定"),
    by=STAFF,
    cites=("PUB-03",),
    rules=(submitting.it_is_not_out, rules.one_asks_who_takes_part, rules.no_enquiry_is_open),
    needs=Action.READ,
    exceptional=True,
)
def refer(
    submission: Submission, *, body: str, question: str, due_on: date, by: Person, at: datetime
) -> Enquiry:
    """Put an unclear case before the competent body or the secrecy department.

    due_on: when the secrecy office asks after the answer.
    """
    enquiry = Enquiry.objects.create(
        submission=submission,
        version=submission.latest,
        label_id=submission.label_id,
        body=body,
        question=question,
        asked_at=at,
        asked_by=by,
    )
    for person in holders_of(SECRECY_OFFICE.code, at):
        open_duty(ANSWER, enquiry, person, at, at_closing(due_on))
    return enquiry


@procedure(
    "release.enquiry.answered",
    _("登记答复"),
    by=SECRECY_OFFICE,
    cites=("PUB-03",),
    rules=(rules.enquiry_is_open, rules.answer_is_of_the_past),
    needs=Action.READ,
)
def note_answer(
    enquiry: Enquiry, *, answer: str, reference: str, answered_on: date, by: Person, at: datetime
) -> Enquiry:
    """Book the answer. answer: of `Enquiry.Answer`; reference: its number."""
    enquiry.answer, enquiry.reference = answer, reference
    enquiry.answered_on, enquiry.noted_by = answered_on, by
    enquiry.save()
    close_duties(ANSWER, enquiry, at)
    return enquiry
