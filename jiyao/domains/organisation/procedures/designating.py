"""People named to the posts of confidentiality work, with qualification and training (ORG-09)."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Designation, DesignationProof
from jiyao.domains.organisation.rules import designations as rules
from jiyao.foundation.access.roles import PEOPLE_OFFICES
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "organisation.designation.made",
    _("指定专职人员"),
    by=PEOPLE_OFFICES,
    cites=("ORG-09",),
    rules=(
        rules.proof_is_valid_today,
        rules.post_is_not_held_yet,
        rules.nobody_names_himself,
    ),
)
def designate(
    *,
    person: Person,
    kind: str,
    unit: Circle | None,
    basis: str,
    qualification: str,
    training: str,
    valid_until: date,
    by: Person,
    at: datetime,
) -> Designation:
    """Name a person to a post, on proof of qualification and training.

    kind: a value of Designation.Kind; valid_until: the last day on which both proofs are valid.
    """
    made = Designation.objects.create(
        person=person, kind_of=kind, unit=unit, basis=basis, since=at, set_by=by
    )
    _prove(made, qualification, training, valid_until, by, at)
    return made


@procedure(
    "organisation.designation.proved",
    _("登记资格和培训证明"),
    by=PEOPLE_OFFICES,
    cites=("ORG-09",),
    rules=(
        rules.designation_holds,
        rules.designation_is_of_another,
        rules.proof_is_valid_today,
    ),
)
def prove(
    designation: Designation,
    *,
    qualification: str,
    training: str,
    valid_until: date,
    by: Person,
    at: datetime,
) -> Designation:
    """Book newer proofs; the powers of the post last as long as they do."""
    for row in designation.proofs.holding_at(at):
        row.end(at)
    _prove(designation, qualification, training, valid_until, by, at)
    return designation


@procedure(
    "organisation.designation.ended",
    _("免去职责"),
    by=PEOPLE_OFFICES,
    cites=("ORG-09",),
    rules=(rules.designation_holds, rules.designation_is_of_another),
    exceptional=True,
)
def end_designation(designation: Designation, *, by: Person, at: datetime) -> Designation:
    """Take a person off a post; its powers end at once."""
    designation.end(at)
    return designation


def _prove(
    designation: Designation,
    qualification: str,
    training: str,
    valid_until: date,
    by: Person,
    at: datetime,
) -> None:
    DesignationProof.objects.create(
        person=designation.person,
        designation=designation,
        qualification=qualification,
        training=training,
        since=at,
        until=start_of(valid_until + timedelta(days=1)),
        set_by=by,
    )
