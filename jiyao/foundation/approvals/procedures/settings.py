"""Which kinds of signature a procedure takes: a setting per procedure and level."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import SECURITY
from jiyao.foundation.approvals.rules import signing as rules
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.models import SignatureSetting


@procedure(
    "procedures.signing.set",
    _("设置签名方式"),
    by=SECURITY,
    cites=("CIR-06", "SYS-01"),
    rules=(rules.procedure_has_other_signers, rules.some_kind_is_left),
)
def set_kinds(
    *, code: str, level: Level | None, kinds: list[str], by: Person, at: datetime
) -> SignatureSetting:
    """Set the kinds allowed for the other side of a procedure, at one level or at all."""
    for former in SignatureSetting.objects.holding_at(at).filter(code=code, level=level):
        former.end(at)
    return SignatureSetting.objects.create(
        code=code, level=level, kinds=sorted(kinds), since=at, set_by=by
    )
