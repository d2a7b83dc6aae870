"""Giving a signature that is still owed, and naming the paper of one that was booked (CIR-06)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import KEEPER, STAFF
from jiyao.foundation.approvals.rules import signing as rules
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.keeping import ATTACH_SCAN, SIGN
from jiyao.foundation.procedures.models import Signature
from jiyao.foundation.procedures.signing import BY_SELF


@procedure(
    "procedures.signature.given",
    _("补签"),
    by=STAFF,
    cites=("CIR-06",),
    rules=(rules.signature_is_owed_by_the_signer,),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def give(signature: Signature, *, by: Person, at: datetime) -> Signature:
    """Sign in one's own session for what was handed over before."""
    signature.given_at = at
    signature.save()
    close_duties(SIGN, signature, at)
    return signature


@procedure(
    "procedures.signature.evidenced",
    _("补附纸质签收单"),
    by=KEEPER,
    cites=("CIR-06",),
    rules=(rules.paper_is_still_owed,),
)
def evidence(signature: Signature, *, paper: str, by: Person, at: datetime) -> Signature:
    """Name the filed paper on which the booked signature stands."""
    signature.evidence = paper
    signature.save()
    close_duties(ATTACH_SCAN, signature, at)
    return signature
