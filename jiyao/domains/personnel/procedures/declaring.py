"""The declaration of what a leaver knows: signed, reviewed (PER-16)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Leaving, LeavingStep
from jiyao.domains.personnel.procedures.leaving import signed
from jiyao.domains.personnel.rules import leaving as rules
from jiyao.domains.personnel.rules import steps
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE, STAFF
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF


@procedure(
    "personnel.leaving.declared",
    _("申报所知秘密"),
    by=STAFF,
    cites=("PER-16",),
    rules=(
        rules.leaving_is_open,
        rules.leaver_does_it_himself,
        steps.secrets_are_to_be_declared,
    ),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def declare(leaving: Leaving, *, besides: str, by: Person, at: datetime) -> LeavingStep:
    """Declare, with one's own PIN, that the list is complete but for `besides` (numbers only)."""
    return signed(leaving, LeavingStep.What.DECLARED, by, at, words=besides)


@procedure(
    "personnel.leaving.reviewed",
    _("审查所知秘密申报"),
    by=SECRECY_OFFICE,
    cites=("PER-16",),
    rules=(
        rules.leaving_is_open,
        rules.nobody_sees_to_his_own_leaving,
        steps.declaration_is_to_be_reviewed,
    ),
    signature=BY_SELF,
)
def review_declaration(leaving: Leaving, *, opinion: str, by: Person, at: datetime) -> LeavingStep:
    """Review a leaver's declaration, with one's own PIN."""
    return leaving.note(LeavingStep.What.REVIEWED, by, at, opinion)


@procedure(
    "personnel.leaving.countersigned",
    _("会签所知秘密申报"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("PER-16",),
    rules=(
        rules.leaving_is_open,
        rules.nobody_sees_to_his_own_leaving,
        steps.declaration_is_to_be_countersigned,
    ),
    signature=BY_SELF,
)
def countersign(leaving: Leaving, *, by: Person, at: datetime) -> LeavingStep:
    """Countersign a reviewed declaration; never who reviewed it."""
    return leaving.note(LeavingStep.What.COUNTERSIGNED, by, at)
