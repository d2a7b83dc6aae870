"""Seals and letters: set up, handed over, used with approval, out of use (ORG-17)."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Seal, SealCustody, SealUse, SealUseSeries
from jiyao.domains.organisation.rules import seals as rules
from jiyao.foundation.access.roles import HEAD, LEADER, OFFICE_HEAD, SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.procedures.signing import BY_SELF, HAND_OVER

IN_CHARGE = (OFFICE_HEAD, SECRECY_OFFICE)
USED = "organisation.seal.used"


@procedure(
    "organisation.seal.set-up",
    _("登记印章或介绍信"),
    by=IN_CHARGE,
    cites=("ORG-17",),
    rules=(rules.seal_name_is_new, rules.keeper_is_of_an_office),
    signature=HAND_OVER,
)
def set_up_seal(*, kind: str, name: str, to: Person, place: str, by: Person, at: datetime) -> Seal:
    """Enter a seal or a book of letters and give it into the keeping of a person, who signs."""
    seal = Seal.objects.create(kind_of=kind, name=name, since=at, set_by=by)
    SealCustody.objects.create(stamp=seal, person=to, place=place, since=at, set_by=by)
    return seal


@procedure(
    "organisation.seal.entrusted",
    _("移交保管"),
    by=IN_CHARGE,
    cites=("ORG-17",),
    rules=(rules.seal_is_in_use, rules.keeper_is_of_an_office, rules.custodian_changes),
    signature=HAND_OVER,
)
def entrust(seal: Seal, *, to: Person, place: str, by: Person, at: datetime) -> Seal:
    """Let another person keep a seal from now on, who signs for it."""
    _end_custody(seal, at)
    SealCustody.objects.create(stamp=seal, person=to, place=place, since=at, set_by=by)
    return seal


@procedure(
    USED,
    _("用印（开介绍信）"),
    by=rules.CUSTODIANS,
    cites=("ORG-17",),
    rules=(
        rules.seal_is_in_use,
        rules.custodian_does_it,
        rules.letter_says_where_to,
        rules.letter_has_its_sheet,
    ),
    signature=BY_SELF,
    approval=Approval(
        by=(OFFICE_HEAD, LEADER, HEAD),
        fields=("seal", "applicant", "purpose", "matter", "copies", "addressee"),
    ),
)
def use_seal(
    seal: Seal,
    *,
    applicant: Person,
    purpose: str,
    matter: str,
    copies: int,
    addressee: str,
    sheet: str,
    by: Person,
    at: datetime,
) -> SealUse:
    """Stamp a paper in so many copies, or give a letter out; only as approved, by who keeps it."""
    return SealUse.objects.create(
        number=SealUseSeries.of(timezone.localdate(at).year).take(),
        stamp=seal,
        purpose=purpose,
        matter=matter,
        copies=copies,
        applicant=applicant,
        addressee=addressee,
        sheet=sheet,
        approved_by=_approver(seal, by),
        at=at,
        by=by,
    )


@procedure(
    "organisation.seal.retired",
    _("停用印章或介绍信"),
    by=IN_CHARGE,
    cites=("ORG-17",),
    rules=(rules.seal_is_in_use,),
    exceptional=True,
)
def retire_seal(seal: Seal, *, by: Person, at: datetime) -> Seal:
    """Take a seal out of use; nobody stamps with it any more."""
    _end_custody(seal, at)
    seal.end(at)
    return seal


def _end_custody(seal: Seal, at: datetime) -> None:
    for row in seal.custodies.filter(until=None):
        row.end(at)


def _approver(seal: Seal, by: Person) -> Person:
    used = Permit.objects.filter(code=USED, subject_ref=seal.public_id, asked_by=by)
    last = used.filter(used_at__isnull=False).select_related("decided_by").order_by("-used_at")[0]
    decided: Person = last.decided_by
    return decided
