"""Notices to put something right, down, and their answers, up (ORG-16)."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.reporting.files import ANSWER, NOTICE, Sent, written
from jiyao.domains.reporting.models import Counterpart, Rectification, RectificationSeries
from jiyao.domains.reporting.procedures.trusting import DECIDE
from jiyao.domains.reporting.rules import counterparts, packages, texts
from jiyao.domains.reporting.rules import rectifying as rules
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure

ANSWERED = "reporting.rectification.answered"
TAKEN_IN = "reporting.rectification.answer-taken-in"
OWE = duty_kind("reporting.answer_owed", _("答复整改通知"), act=ANSWERED, cites=("ORG-16",))
AWAIT = duty_kind("reporting.answer_due", _("收下级整改答复"), act=TAKEN_IN, cites=("ORG-16",))
TRUSTED_FILE = (
    packages.file_says_what_it_may,
    packages.key_is_safe,
    packages.file_is_signed_by_one_we_trust,
    packages.file_is_for_us,
    texts.words_that_came_bear_no_mark,
)


@procedure(
    "reporting.rectification.issued",
    _("下达整改通知"),
    by=SECRECY_OFFICE,
    cites=("ORG-16",),
    rules=(
        counterparts.counterpart_is_below,
        counterparts.counterpart_is_trusted,
        texts.findings_name_nothing_secret,
        rules.time_is_left_to_answer,
        packages.key_is_safe,
    ),
    approval=Approval(by=DECIDE, fields=("counterpart", "findings", "due_on")),
)
def issue(
    *, counterpart: Counterpart, findings: str, due_on: date, by: Person, at: datetime
) -> Rectification:
    """Sign a notice to a body below, as approved; its file is carried there."""
    number = RectificationSeries.of(timezone.localdate(at).year).take()
    said = {"number": number, "findings": findings, "due": due_on.isoformat()}
    note = written(NOTICE, counterpart.verifier, at, **said)
    issued = _book(counterpart, number, findings, at, due_on, note, by, at)
    _let_the_office_owe(AWAIT, issued, at)
    return issued


@procedure(
    "reporting.rectification.taken-in",
    _("接收整改通知"),
    by=SECRECY_OFFICE,
    cites=("ORG-16",),
    rules=(*TRUSTED_FILE, rules.notice_is_new),
)
def take_in_notice(*, file: Sent, by: Person, at: datetime) -> Rectification:
    """Take in a notice from the body above; the office owes its answer."""
    sender: Any = packages.sender_of(file, at)
    said, due_on = file.data, date.fromisoformat(file.data["due"])
    received = _book(
        sender, said["number"], said["findings"], file.made_at, due_on, file.text, by, at
    )
    _let_the_office_owe(OWE, received, at)
    return received


@procedure(
    ANSWERED,
    _("答复整改通知"),
    by=SECRECY_OFFICE,
    cites=("ORG-16",),
    rules=(
        rules.notice_is_for_us,
        rules.notice_is_not_answered,
        texts.answer_names_nothing_secret,
        packages.key_is_safe,
        counterparts.answer_goes_to_one_we_trust,
    ),
    approval=Approval(by=DECIDE, fields=("answer",)),
)
def answer_notice(
    rectification: Rectification, *, answer: str, by: Person, at: datetime
) -> Rectification:
    """Sign what was done about a notice, as approved; its file is carried up."""
    said = {"number": rectification.number, "answer": answer}
    note = written(ANSWER, rectification.counterpart.verifier, at, **said)
    return _answer(rectification, answer, note, at, OWE, at)


@procedure(
    TAKEN_IN,
    _("接收整改答复"),
    by=SECRECY_OFFICE,
    cites=("ORG-16",),
    rules=(
        rules.notice_is_ours,
        rules.notice_is_not_answered,
        *TRUSTED_FILE,
        rules.answer_is_to_this_notice,
    ),
)
def take_in_answer(
    rectification: Rectification, *, file: Sent, by: Person, at: datetime
) -> Rectification:
    """Take in what a body below has done about a notice."""
    return _answer(rectification, file.data["answer"], file.text, file.made_at, AWAIT, at)


def _book(
    counterpart: Counterpart,
    number: str,
    findings: str,
    issued_at: datetime,
    due_on: date,
    note: str,
    by: Person,
    at: datetime,
) -> Rectification:
    return Rectification.objects.create(
        counterpart=counterpart,
        number=number,
        findings=findings,
        issued_at=issued_at,
        due_at=at_closing(due_on),
        note=note,
        at=at,
        by=by,
    )


def _answer(
    rectification: Rectification,
    answer: str,
    note: str,
    answered_at: datetime,
    kind: str,
    at: datetime,
) -> Rectification:
    rectification.answer, rectification.answer_note = answer, note
    rectification.answered_at = answered_at
    rectification.save()
    close_duties(kind, rectification, at)
    return rectification


def _let_the_office_owe(kind: str, record: Rectification, at: datetime) -> None:
    for owner in holders_of(SECRECY_OFFICE.code, at):
        open_duty(kind, record, owner, at, record.due_at)
