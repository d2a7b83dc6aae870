"""Reasons not to tie a document to a classification item (CLS-05)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Document
    from jiyao.domains.classification.models import Item


@rule("CLS-05")
def item_holds(document: "Document", item: "Item") -> Refusal | None:
    if item.state == "signed":
        return None
    return Refusal(
        _("定密事项现在是：%(state)s") % {"state": item.get_state_display()},
        _("请选择在期的定密事项"),
    )


@rule("CLS-05", "CLS-07")
def document_is_marked_as_high(document: "Document", item: "Item") -> Refusal | None:
    level, wanted = document.label.level, item.label.level
    if level.scheme_id == wanted.scheme_id and level.rank >= wanted.rank:
        return None
    return Refusal(
        _("文件标注%(level)s，低于定密事项的%(wanted)s，或不属同一体系")
        % {"level": level, "wanted": wanted},
        _("请核对；登记有误的先更正密级"),
    )
