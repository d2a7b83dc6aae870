"""Reasons not to distribute, nor to call back or give back (DOC-13, RET-05)."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.settings import PERSONAL_DAYS
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy, Document, Outgoing, Recall
    from jiyao.foundation.people.models import Circle


@rule("DOC-13")
def body_was_written_to(copy: "Copy", body: str) -> Refusal | None:
    outgoing = getattr(copy.document, "outgoing", None)
    if outgoing is None:
        return None
    sent = copy.document.copies.filter(dispatches__body=body, dispatches__lost_at=None).count()  # type: ignore[attr-defined]
    return _is_one_more(outgoing, body, sent)


@rule("DOC-13")
def unit_was_written_to(copy: "Copy", unit: "Circle") -> Refusal | None:
    if unit.kind_of == "person":
        return Refusal(_("密件发单位不发个人"), _("请分发到部门；确需个人留用的，报批“发给个人”"))
    outgoing = getattr(copy.document, "outgoing", None)
    if outgoing is None:
        return None
    out = copy.document.copies.filter(legs__unit=unit.pk, legs__returned_at=None).count()  # type: ignore[attr-defined]
    return _is_one_more(outgoing, str(unit), out)


def _is_one_more(outgoing: "Outgoing", name: str, sent: int) -> Refusal | None:
    wanted = sum(each.copies for each in outgoing.addressed() if each.name == name)
    if sent < wanted:
        return None
    if not wanted:
        return Refusal(
            _("%(name)s 不在签发的主送抄送单位内") % {"name": name}, _("请按签发的范围分发")
        )
    return Refusal(_("应发 %(name)s 的 %(n)d 份已经发完") % {"name": name, "n": wanted})


@rule("DOC-13")
def personal_copy_has_a_reason(reason: str) -> Refusal | None:
    if reason.strip():
        return None
    return Refusal(_("密件发单位不发个人，没有写明个人留用的理由"), _("请写明理由，或分发到部门"))


@rule("DOC-13")
def personal_copy_is_cleared_in_time(until: datetime, at: datetime) -> Refusal | None:
    most = PERSONAL_DAYS.at(at)
    if at < until <= at + timedelta(days=most):
        return None
    return Refusal(
        _("个人留用件须在 %(most)d 天内清退") % {"most": most}, _("请填写此期限以内的清退日期")
    )


@rule("RET-05")
def recall_has_time(due: datetime, at: datetime) -> Refusal | None:
    if due > at:
        return None
    return Refusal(_("退还期限已经过去"), _("请按收回通知填写期限"))


@rule("RET-05")
def recall_is_the_only_one(document: "Document") -> Refusal | None:
    if not document.recalls.filter(finished_at=None).exists():  # type: ignore[attr-defined]
        return None
    return Refusal(_("此件正在收回"), _("请先办完上一次收回"))


@rule("RET-05")
def something_can_be_recalled(document: "Document") -> Refusal | None:
    copies = document.copies  # type: ignore[attr-defined]
    if copies.owed_on_recall(document).exists():
        return None
    if hasattr(document, "outgoing"):
        return Refusal(_("没有发到外单位的份"), _("还在本单位的，逐份办理“收回”"))
    return Refusal(_("此件没有在册的份可以退还"))


@rule("RET-05")
def recall_is_under_way(recall: "Recall") -> Refusal | None:
    if recall.finished_at is None:
        return None
    return Refusal(_("这次收回已经办结"), _("再要收回的，请另行登记收回通知"))


@rule("RET-05")
def ending_has_a_reason(reason: str) -> Refusal | None:
    if reason.strip():
        return None
    return Refusal(_("没有写明不再收回的理由"), _("请写明误登的情况，或撤销收回的依据"))


@rule("RET-05")
def copy_is_recalled_by_us(copy: "Copy") -> Refusal | None:
    recalled = any(recall.finished_at is None for recall in copy.document.recalls.all())  # type: ignore[attr-defined]
    if not recalled or getattr(copy.document, "outgoing", None) is None:
        return Refusal(_("此件没有由本单位通知收回"), _("请先登记收回通知"))
    return None


@rule("RET-05")
def copy_is_with_another_body(copy: "Copy") -> Refusal | None:
    if copy.state == "sent":
        return None
    return Refusal(_("此份不在外单位，现为：%(where)s") % {"where": copy.whereabouts})


@rule("RET-05")
def receipt_is_given(receipt: str) -> Refusal | None:
    if receipt.strip():
        return None
    return Refusal(_("没有填回执号"), _("退还须取得或开具回执，请填写回执号"))
