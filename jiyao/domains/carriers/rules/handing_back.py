"""Reasons not to list a copy for its issuer, or not to hand it back (RET-05)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.rules import copies as of_copies
from jiyao.domains.carriers.rules.folding import copy_is_not_in_a_folder
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy, HandBack, HandBackItem


@rule("RET-05")
def something_goes_back(copies: list["Copy"]) -> Refusal | None:
    if copies:
        return None
    return Refusal(_("清单上没有任何一份"), _("请扫描或输入要清退的份"))


@rule("RET-05", "DOC-15")
def listed_copies_can_go_back(copies: list["Copy"]) -> Refusal | None:
    for copy in copies:
        found = of_copies.copy_is_on_the_books(copy=copy)
        if found:
            return Refusal(f"{copy}：{found.reason}", _("请从清单中去掉这一份"))
        if copy.document.is_made_here:
            return Refusal(
                _("%(copy)s 是本单位形成的件，没有来文机关可清退") % {"copy": copy},
                _("请从清单中去掉这一份，不需留存的列入销毁清册"),
            )
        if copy.listed_on():
            return Refusal(
                _("%(copy)s 已在 %(list)s 上") % {"copy": copy, "list": copy.listed_on()},
                _("请先在那份清单上办结或撤销"),
            )
    return None


@rule("RET-05")
def all_are_of_one_issuer(copies: list["Copy"]) -> Refusal | None:
    issuers = sorted({copy.document.sender for copy in copies})
    if len(issuers) <= 1:
        return None
    return Refusal(
        _("清单上混有不同来文机关的件：%s") % "、".join(issuers), _("请每个来文机关单独造册")
    )


@rule("RET-05")
def hand_back_is_due_later(due: datetime, at: datetime) -> Refusal | None:
    if due > at:
        return None
    return Refusal(_("清退期限已经过去"), _("请填写今后的期限"))


@rule("RET-05")
def hand_back_is_open(hand_back: "HandBack") -> Refusal | None:
    if hand_back.closed_at is None:
        return None
    return Refusal(
        _("这份清单%(progress)s，已经办结") % {"progress": hand_back.progress},
        _("其他份请另列清单"),
    )


@rule("RET-05")
def some_are_ticked(ticked: list["HandBackItem"]) -> Refusal | None:
    if ticked:
        return None
    return Refusal(_("没有勾选任何一份"), _("请勾选当面点交的份"))


@rule("RET-05")
def ticked_are_owed(hand_back: "HandBack", ticked: list["HandBackItem"]) -> Refusal | None:
    beyond = [
        item for item in ticked if item.hand_back_id != hand_back.pk or item.outcome != "owed"
    ]
    if not beyond:
        return None
    return Refusal(_("%(copy)s 不是这份清单上应交的份") % {"copy": beyond[0]}, _("请逐件核对清单"))


@rule("RET-05", "DOC-16")
def ticked_are_at_hand(ticked: list["HandBackItem"]) -> Refusal | None:
    for item in ticked:
        copy = item.copy
        found = (
            of_copies.copy_is_not_missing(copy=copy)
            or of_copies.copy_is_in_the_room(copy=copy)
            or copy_is_not_in_a_folder(copy=copy)
        )
        if found:
            return Refusal(f"{copy}：{found.reason}", _("请先收回或查清，这一份下次再交"))
    return None


@rule("RET-05")
def receipt_is_given(receipt: str, taken_by: str) -> Refusal | None:
    if receipt.strip() and taken_by.strip():
        return None
    return Refusal(
        _("没有来文机关的回执号或接收人"), _("请对方在清退清单上签收并给出回执号后再入账")
    )


@rule("RET-05")
def striking_has_a_reason(reason: str) -> Refusal | None:
    if reason.strip():
        return None
    return Refusal(_("没有写明不再清退的理由"), _("请写明来文机关同意留用的依据"))
