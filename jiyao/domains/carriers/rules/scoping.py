"""Reasons not to set or widen a scope (CIR-05, CIR-16)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.settings import NAMED_READERS, YES
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.groups import beyond_group
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Document
    from jiyao.foundation.people.models import Circle


@rule("CIR-05")
def scope_is_not_yet_determined(document: "Document") -> Refusal | None:
    if not document.is_scoped:
        return None
    return Refusal(_("知悉范围已经确定"), _("增加人员请报批扩大知悉范围"))


@rule("CIR-05")
def scope_is_determined(document: "Document") -> Refusal | None:
    if document.is_scoped:
        return None
    return Refusal(_("知悉范围还没有确定"), _("请办公室负责人先确定知悉范围"))


@rule("CIR-05")
def circle_is_not_yet_in_scope(
    document: "Document", circle: "Circle", at: datetime
) -> Refusal | None:
    if circle.pk not in document.record_facts(at).scope:
        return None
    return Refusal(_("%(circle)s 已在知悉范围内") % {"circle": circle})


@rule("CIR-02")
def document_goes_round(document: "Document") -> Refusal | None:
    if document.waits_for == "round":
        return None
    return Refusal(_("此件不在待分发之列"), _("还要送阅的，直接在某一份的页面上办理"))


@rule("CIR-10")
def scope_names_people(
    document: "Document", circles: list["Circle"], at: datetime
) -> Refusal | None:
    if NAMED_READERS.at(at, document.label.level) != YES:
        return None
    broad = [str(circle) for circle in circles if circle.kind_of not in ("person", "post")]
    if not broad:
        return None
    return Refusal(
        _("%(level)s只限指定人员阅看，不能以 %(broad)s 为知悉范围")
        % {"level": document.label.level, "broad": "、".join(broad)},
        _("请改为岗位或具体人员"),
    )


@rule("CIR-10")
def widening_names_people(document: "Document", circle: "Circle", at: datetime) -> Refusal | None:
    return scope_names_people(document=document, circles=[circle], at=at)


@rule("CLS-12")
def scope_is_for_the_levels_group(
    document: "Document", circles: list["Circle"], at: datetime
) -> Refusal | None:
    level = document.label.level
    outside = beyond_group(level, circles, at)
    if not outside:
        return None
    return Refusal(
        _("%(outside)s 不在%(level)s的阅读群体内")
        % {"outside": "、".join(map(str, outside)), "level": level},
        _("请缩小知悉范围，或由保密办报批调整阅读群体"),
    )


@rule("CLS-12")
def widening_is_for_the_levels_group(
    document: "Document", circle: "Circle", at: datetime
) -> Refusal | None:
    return scope_is_for_the_levels_group(document=document, circles=[circle], at=at)


@rule("SYS-10")
def words_are_below_the_ceiling(document: "Document", words: str, at: datetime) -> Refusal | None:
    if not words or not is_above_ceiling(document.label.level, at):
        return None
    return Refusal(
        _("%(level)s高于本系统的处理上限，不得录入文字意见") % {"level": document.label.level},
        _("请只选拟办种类，文字写在纸上"),
    )
