"""Reasons not to sign, and not to set how others sign."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.foundation.people.models import Person
    from jiyao.foundation.procedures.models import Signature


@rule("CIR-06")
def signature_is_owed_by_the_signer(signature: "Signature", by: "Person") -> Refusal | None:
    if signature.given_at is None and signature.person_id == by.pk:
        return None
    return Refusal(_("此签名不欠或不该由您签"), _("请在待办中打开"))


@rule("CIR-06")
def paper_is_still_owed(signature: "Signature") -> Refusal | None:
    if signature.kind_of == "paper" and not signature.evidence:
        return None
    return Refusal(_("此签名不是纸上签的，或凭证已经附上"))


@rule("CIR-06")
def procedure_has_other_signers(code: str) -> Refusal | None:
    declared = PROCEDURES.get(code)
    if declared and set(declared.signature.signers) - {"by"}:
        return None
    return Refusal(_("此事项没有对方签名"), _("请选择有对方签名的事项"))


@rule("CIR-06")
def some_kind_is_left(kinds: list[str]) -> Refusal | None:
    if kinds:
        return None
    return Refusal(_("至少保留一种签名方式"))
