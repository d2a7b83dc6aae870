"""Reasons not to make void what was registered, nor to add to it (DOC-01, DOC-15)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy, Document


@rule("DOC-15")
def registration_stands(document: "Document") -> Refusal | None:
    if document.state != "void":
        return None
    return Refusal(_("此项登记已经作废"), _("不该作废的，请重新登记，另取编号"))


@rule("DOC-01")
def document_was_received(document: "Document") -> Refusal | None:
    if document.is_made_here:
        return Refusal(_("此件由本单位制作，不是收文"), _("请按销毁或归档办理"))
    return None


@rule("DOC-15")
def nothing_was_done_with_it(document: "Document") -> Refusal | None:
    for copy in document.copies.for_acting():
        if copy.state != "void" and (done := _deed_with(copy)):
            return done
    if document.tasks.exists():
        return Refusal(_("此件已经交办，不能作废"), _("只更正有误的栏目"))
    return None


@rule("DOC-15")
def copy_was_left_alone(copy: "Copy") -> Refusal | None:
    return _deed_with(copy)


@rule("DOC-15")
def another_copy_stands(copy: "Copy") -> Refusal | None:
    if copy.document.counted > 1:
        return None
    return Refusal(_("此件只有这一份"), _("整件不该登记的，请在收文页上“作废此项登记”"))


@rule("DOC-01")
def document_is_in_the_book(document: "Document") -> Refusal | None:
    if document.number and not document.is_made_here:
        return None
    return Refusal(_("此件还没有编号，或者不是收文"), _("未编号的，请“更正登记事项”改清点份数"))


@rule("DOC-15")
def copy_number_is_free(document: "Document", copy_number: str) -> Refusal | None:
    if not document.copies.filter(copy_number=copy_number).exists():
        return None
    return Refusal(
        _("份号 %(number)s 已经用过") % {"number": copy_number}, _("份号不重复使用，请另取一个")
    )


@rule("DOC-01")
def title_is_written(document: "Document") -> Refusal | None:
    if getattr(document, "content", None) and document.content.title:
        return None
    return Refusal(_("此件没有登记标题"), _("代号标题有误的，请“更正登记事项”"))


@rule("DOC-01")
def title_is_another(document: "Document", title: str) -> Refusal | None:
    if document.content.title != title:
        return None
    return Refusal(_("登记的标题就是这样"))


def _deed_with(copy: "Copy") -> Refusal | None:
    """Say what was done with a copy besides putting it on the books, if anything was."""
    if copy.state == "void":
        return Refusal(_("%(copy)s 已经作废") % {"copy": copy})
    about = Duty.objects.pending().filter(subject_ref=copy.public_id)
    bound = copy.open_loss() or copy.listed_on() or copy.folder() or copy.excerpts.all()
    if copy.state == "room" and not bound and copy.custody.count() == 1 and not about.exists():
        return None
    return Refusal(
        _("%(copy)s 登记以后已经办理过，现为：%(where)s")
        % {"copy": copy, "where": copy.whereabouts},
        _("办理过的不能作废：有误的栏目请更正，持有人有误的请“更正持有人”"),
    )
