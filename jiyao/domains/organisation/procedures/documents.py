"""Regime documents: drafted, checked, approved, read by everybody concerned, reviewed (ORG-10)."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.duties import APPROVE_VERSION, CHECK_VERSION, REVIEW, due_after
from jiyao.domains.organisation.models import RegimeDocument, RegimeVersion
from jiyao.domains.organisation.models.audiences import address, people_of
from jiyao.domains.organisation.receipts import ask_to_read
from jiyao.domains.organisation.rules import documents as rules
from jiyao.foundation.access.roles import HEAD, LEADER, OFFICE_HEAD, SECRECY_OFFICE
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF


@procedure(
    "organisation.document.added",
    _("登记保密制度"),
    by=SECRECY_OFFICE,
    cites=("ORG-10",),
    rules=(rules.document_has_a_new_number,),
)
def add_document(*, rank: str, number: str, title: str, by: Person, at: datetime) -> RegimeDocument:
    """Add a regime document, before its first version. rank: a value of RegimeDocument.Rank."""
    return RegimeDocument.objects.create(rank=rank, number=number, title=title, added_at=at)


@procedure(
    "organisation.version.drafted",
    _("起草新版"),
    by=SECRECY_OFFICE,
    cites=("ORG-10",),
    rules=(
        rules.days_are_in_order,
        rules.no_version_is_under_way,
        rules.takes_effect_after_the_last,
    ),
    signature=BY_SELF,
)
def draft_version(
    document: RegimeDocument,
    *,
    text: str,
    issued_on: date,
    effective_on: date,
    review_on: date,
    interpreter: str,
    later_prevails: bool,
    circles: list[Circle],
    by: Person,
    at: datetime,
) -> RegimeVersion:
    """Draft a version and sign for it. circles: whom it concerns, none for everybody."""
    version = RegimeVersion.objects.create(
        document=document,
        version=document.versions.count() + 1,
        text=text,
        issued_on=issued_on,
        since=start_of(effective_on),
        review_on=review_on,
        interpreter=interpreter,
        later_prevails=later_prevails,
        drafted_by=by,
        drafted_at=at,
    )
    address(version, circles)
    _to_be_checked(version, at)
    return version


@procedure(
    "organisation.version.checked",
    _("审核制度"),
    by=OFFICE_HEAD,
    cites=("ORG-10",),
    rules=(rules.version_is_not_checked, rules.version_is_not_approved, rules.three_people_sign),
    signature=BY_SELF,
)
def check_version(version: RegimeVersion, *, by: Person, at: datetime) -> RegimeVersion:
    """Sign a version as checked; it then waits for a leader."""
    version.checked_by, version.checked_at = by, at
    version.save()
    close_duties(CHECK_VERSION, version, at)
    for person in holders_of(HEAD.code, at) or holders_of(LEADER.code, at):
        open_duty(APPROVE_VERSION, version, person, at, None)
    return version


@procedure(
    "organisation.version.approved",
    _("批准制度"),
    by=(HEAD, LEADER),
    cites=("ORG-10",),
    rules=(
        rules.version_is_checked,
        rules.version_is_not_approved,
        rules.three_people_sign,
        rules.version_takes_effect_later_or_today,
        rules.version_follows_the_last,
    ),
    signature=BY_SELF,
)
def approve_version(version: RegimeVersion, *, by: Person, at: datetime) -> RegimeVersion:
    """Approve a version: it replaces the one before from its day on, and is given to read."""
    for other in version.document.versions.filter(approved_at__isnull=False, until__isnull=True):
        other.until = version.since
        other.save()
    version.approved_by, version.approved_at = by, at
    version.save()
    close_duties(APPROVE_VERSION, version, at)
    close_duties(REVIEW, version.document, at)
    ask_to_read(version, people_of(version, at), at, due_after(at))
    return version


@procedure(
    "organisation.version.amended",
    _("修改未批准的版本"),
    by=SECRECY_OFFICE,
    cites=("ORG-10",),
    rules=(rules.version_is_not_approved, rules.days_are_in_order),
    signature=BY_SELF,
    exceptional=True,
)
def amend_version(
    version: RegimeVersion,
    *,
    text: str,
    issued_on: date,
    effective_on: date,
    review_on: date,
    by: Person,
    at: datetime,
) -> RegimeVersion:
    """Give a version that is not approved another text or other days; it is checked anew."""
    version.text, version.issued_on, version.review_on = text, issued_on, review_on
    version.since = start_of(effective_on)
    version.drafted_by, version.drafted_at = by, at
    version.checked_by = version.checked_at = None
    version.save()
    close_duties(APPROVE_VERSION, version, at)
    close_duties(CHECK_VERSION, version, at)
    _to_be_checked(version, at)
    return version


@procedure(
    "organisation.version.displayed",
    _("登记公示"),
    by=SECRECY_OFFICE,
    cites=("ORG-10",),
    rules=(rules.display_is_of_a_past_day,),
)
def display_version(
    version: RegimeVersion, *, place: str, displayed_on: date, by: Person, at: datetime
) -> RegimeVersion:
    """Note where and since when a version hangs for everybody to see."""
    version.displayed_at, version.displayed_on = place, displayed_on
    version.save()
    return version


@procedure(
    "organisation.document.reviewed",
    _("复审制度"),
    by=SECRECY_OFFICE,
    cites=("ORG-10",),
    rules=(rules.document_is_in_force, rules.next_review_is_later),
)
def review_document(
    document: RegimeDocument, *, finding: str, next_on: date, by: Person, at: datetime
) -> RegimeDocument:
    """Note that the version in force was reviewed and stays, and when it is reviewed next."""
    version = document.versions.in_force_at(at).get()
    version.review_on = next_on
    version.review_finding = finding
    version.save()
    close_duties(REVIEW, document, at)
    return document


def _to_be_checked(version: RegimeVersion, at: datetime) -> None:
    for person in holders_of(OFFICE_HEAD.code, at):
        open_duty(CHECK_VERSION, version, person, at, None)
