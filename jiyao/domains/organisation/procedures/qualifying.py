"""Qualifications: booked, renewed, given up; tasks only within grade and validity (ORG-21)."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Qualification, Undertaking, qualified_for
from jiyao.domains.organisation.rules import qualifications as rules
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

RENEW = "organisation.qualification.renewed"
RENEWAL = duty_kind(
    "organisation.qualification-renewal", _("申请保密资格复审"), act=RENEW, cites=("ORG-21",)
)
CERTIFICATE = (rules.dates_are_in_order, rules.certificate_is_new)


@procedure(
    "organisation.qualification.booked",
    _("登记保密资格"),
    by=SECRECY_OFFICE,
    cites=("ORG-21",),
    rules=CERTIFICATE,
)
def book_qualification(
    *,
    grade: int,
    number: str,
    issuer: str,
    valid_from: date,
    valid_until: date,
    review_on: date,
    by: Person,
    at: datetime,
) -> Qualification:
    """Book a certificate. grade: a value of Qualification.Grade; valid_until: its last day."""
    return _book(grade, number, issuer, valid_from, valid_until, review_on, None, by)


@procedure(
    RENEW,
    _("登记复审换证"),
    by=SECRECY_OFFICE,
    cites=("ORG-21",),
    rules=(rules.is_not_renewed_yet, *CERTIFICATE),
)
def renew_qualification(
    qualification: Qualification,
    *,
    grade: int,
    number: str,
    issuer: str,
    valid_from: date,
    valid_until: date,
    review_on: date,
    by: Person,
    at: datetime,
) -> Qualification:
    """Book the certificate that a review has given; the one before ends where it begins."""
    close_duties(RENEWAL, qualification, at)
    start = start_of(valid_from)
    if qualification.until is None or qualification.until > start:
        qualification.end(start)
    return _book(grade, number, issuer, valid_from, valid_until, review_on, qualification, by)


@procedure(
    "organisation.qualification.withdrawn",
    _("注销保密资格"),
    by=SECRECY_OFFICE,
    cites=("ORG-21",),
    rules=(rules.has_not_run_out,),
    exceptional=True,
)
def withdraw_qualification(
    qualification: Qualification, *, by: Person, at: datetime
) -> Qualification:
    """End a certificate that was given back or taken away; no task is taken on it any more."""
    close_duties(RENEWAL, qualification, at)
    qualification.end(at)
    return qualification


@procedure(
    "organisation.undertaking.taken-on",
    _("承接涉密任务"),
    by=SECRECY_OFFICE,
    cites=("ORG-21",),
    rules=(rules.grade_reaches_the_level, rules.task_lies_ahead, rules.code_name_is_new),
)
def take_on(
    *, code_name: str, client: str, level: Level, ends_on: date, by: Person, at: datetime
) -> Undertaking:
    """Take a secret task on, under a code name, on the qualification that reaches its level."""
    return Undertaking.objects.create(
        code_name=code_name,
        client=client,
        level=level,
        qualification=qualified_for(level, at),
        ends_on=ends_on,
        since=at,
        set_by=by,
    )


@procedure(
    "organisation.undertaking.finished",
    _("办结任务"),
    by=SECRECY_OFFICE,
    cites=("ORG-21",),
    rules=(rules.task_goes_on,),
)
def finish(undertaking: Undertaking, *, by: Person, at: datetime) -> Undertaking:
    """Finish a task that was taken on."""
    undertaking.end(at)
    return undertaking


def _book(
    grade: int,
    number: str,
    issuer: str,
    valid_from: date,
    valid_until: date,
    review_on: date,
    follows: Qualification | None,
    by: Person,
) -> Qualification:
    return Qualification.objects.create(
        grade=grade,
        number=number,
        issuer=issuer,
        review_on=review_on,
        follows=follows,
        since=start_of(valid_from),
        until=start_of(valid_until + timedelta(days=1)),
        set_by=by,
    )
