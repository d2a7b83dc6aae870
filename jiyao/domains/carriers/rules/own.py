"""Reasons not to enter, review or compile what the house makes itself (DOC-10, DOC-18, DOC-19)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.approving import is_top_secret
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Document, OwnItem
    from jiyao.foundation.access.models import Level
    from jiyao.foundation.people.models import Person


@rule("SYS-10")
def item_is_named_below_the_ceiling(
    level: "Level", title: str, code_title: str, at: datetime
) -> Refusal | None:
    if title and is_above_ceiling(level, at):
        return Refusal(
            _("%(level)s高于本系统的处理上限，不得录入标题") % {"level": level},
            _("请改填代号标题，正文和标题只在纸上"),
        )
    if title or code_title:
        return None
    return Refusal(_("标题和代号标题都没有填"), _("请填其中一项"))


@rule("DOC-18")
def it_is_an_unreviewed_record(ownitem: "OwnItem") -> Refusal | None:
    if not ownitem.is_record:
        return Refusal(_("此件不是会议、电话记录，不用审核"))
    if ownitem.reviewed_at is None:
        return None
    return Refusal(_("此记录已由 %(who)s 审核") % {"who": ownitem.reviewed_by})


@rule("DOC-18")
def reviewer_is_another(ownitem: "OwnItem", by: "Person") -> Refusal | None:
    if ownitem.made_by_id != by.pk:
        return None
    return Refusal(_("不得审核本人登记的记录"), _("请由另一位负责人审核"))


@rule("DOC-19")
def several_are_compiled(others: list["Document"], origin: str) -> Refusal | None:
    if others or origin != "compiled":
        return None
    return Refusal(_("没有选择其他文件，不成汇编"), _("请选择一并汇编的文件，或改为翻印"))


@rule("DOC-19")
def none_of_it_is_forbidden(document: "Document", others: list["Document"]) -> Refusal | None:
    for each in (document, *others):
        if each.copying_forbidden:
            return Refusal(
                _("%(which)s 标明不准翻印、复制") % {"which": each},
                _("请去掉此件，或向制发机关申请"),
            )
        if is_top_secret(each.label.level):
            return Refusal(_("%(which)s 是绝密件，不得翻印、汇编") % {"which": each})
    return None


@rule("DOC-19", "CLS-07")
def level_is_not_lower(
    document: "Document", others: list["Document"], level: "Level"
) -> Refusal | None:
    highest = max((each.label.level for each in (document, *others)), key=lambda x: x.weight)
    if level.weight >= highest.weight:
        return None
    return Refusal(
        _("所据文件最高为%(highest)s，不能标为%(level)s") % {"highest": highest, "level": level},
        _("汇编、翻印件按所据文件的最高密级标注"),
    )


@rule("DOC-19", "DOC-26")
def all_of_it_is_one_matter(document: "Document", others: list["Document"]) -> Refusal | None:
    matter = document.label.compartment_id
    if all(each.label.compartment_id == matter for each in others):
        return None
    return Refusal(_("不同专案的文件不得汇编在一起"), _("请分别汇编"))
