"""Reasons not to receive: four acts in their order, nothing above the ceiling (DOC-01)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Document


@rule("DOC-01")
def mismatch_is_explained(declared: int, counted: int, remark: str) -> Refusal | None:
    if declared == counted or remark.strip():
        return None
    return Refusal(
        _("清点 %(counted)d 份，封面注明 %(declared)d 份，两者不符")
        % {"counted": counted, "declared": declared},
        _("请写明不符情况，登记后告知来文机关"),
        field="remark",
    )


@rule("DOC-01")
def something_was_counted(counted: int) -> Refusal | None:
    if counted > 0:
        return None
    return Refusal(_("清点份数为零，没有可登记的文件"), _("请核对后填写实收份数"))


@rule("DOC-01")
def document_is_counted(document: "Document") -> Refusal | None:
    return expect(document, "counted", _("此件已经登记过"))


@rule("DOC-01")
def document_is_registered(document: "Document") -> Refusal | None:
    return expect(document, "registered", _("先登记，后编号；已编号的不再编"))


@rule("DOC-15")
def every_copy_has_a_number(document: "Document", copy_numbers: list[int]) -> Refusal | None:
    if len(set(copy_numbers)) == document.counted == len(copy_numbers):
        return None
    return Refusal(
        _("清点 %(counted)d 份，份号写了 %(written)d 个")
        % {"counted": document.counted, "written": len(copy_numbers)},
        _("每一份各写一个份号；份数数错的，先“更正登记事项”"),
        field="copy_numbers",
    )


@rule("DOC-01")
def document_is_numbered(document: "Document") -> Refusal | None:
    return expect(document, "numbered", _("先编号，后签收；已签收的不再签"))


@rule("SYS-10")
def content_is_below_the_ceiling(
    document: "Document", title: str, code_title: str, at: datetime
) -> Refusal | None:
    above = is_above_ceiling(document.label.level, at)
    if above and title:
        return Refusal(
            _("%(level)s高于本系统的处理上限，不得录入标题") % {"level": document.label.level},
            _("请改填代号标题，正文和标题只在纸上"),
        )
    if not (title or code_title):
        return Refusal(_("标题和代号标题都没有填"), _("请填其中一项"))
    return None


@rule("DOC-01")
def mismatch_is_unreported(document: "Document") -> Refusal | None:
    if document.declared != document.counted:
        return None
    return Refusal(_("此件份数相符，无须告知"))


def expect(document: "Document", state: str, reason: object) -> Refusal | None:
    """Refuse when the document is not in this state of its receiving."""
    if document.state == state:
        return None
    return Refusal(str(reason), _("现在是：%(state)s") % {"state": document.get_state_display()})
