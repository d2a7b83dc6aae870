"""Reasons not to approve."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.foundation.people.models import Person
    from jiyao.foundation.procedures.models import Permit, Signature


@rule("SYS-02")
def request_is_undecided(permit: "Permit") -> Refusal | None:
    if permit.granted is None:
        return None
    return Refusal(_("此申请已经处理"), _("请刷新待签列表"))


@rule("SYS-06")
def approver_is_not_the_requester(permit: "Permit", by: "Person") -> Refusal | None:
    if permit.asked_by_id != by.pk:
        return None
    return Refusal(_("不得批准本人的申请"), _("请由其他有权人员批准"))


@rule("SYS-02")
def approver_has_the_authority(permit: "Permit", by: "Person", at: datetime) -> Refusal | None:
    approval = PROCEDURES[permit.code].approval
    if approval and roles_of(by, at) & {role.code for role in approval.by}:
        return None
    return Refusal(_("您的角色无权批准此事项"), _("请由有权人员批准"))


@rule("SYS-02")
def requester_withdraws(permit: "Permit", by: "Person") -> Refusal | None:
    if permit.asked_by_id == by.pk:
        return None
    return Refusal(_("只有申请人可以撤回"))


@rule("CIR-06")
def signature_is_owed_by_the_signer(signature: "Signature", by: "Person") -> Refusal | None:
    if signature.given_at is None and signature.person_id == by.pk:
        return None
    return Refusal(_("此签名不欠或不该由您签"), _("请在待办中打开"))


@rule("CIR-06")
def paper_is_still_owed(signature: "Signature") -> Refusal | None:
    if signature.kind_of == "paper" and not signature.evidence:
        return None
    return Refusal(_("此签名不是纸上签的,或凭证已经附上"))


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
