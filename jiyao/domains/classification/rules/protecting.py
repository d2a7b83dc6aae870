"""Reasons not to start as protected, or not to leave that state (CLS-13, CLS-20, CLS-22)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.drafts import NO_PUBLIC_MARKS
from jiyao.domains.classification.rules.paths import LEADERS
from jiyao.foundation.access.facts import is_cleared, roles_of
from jiyao.foundation.access.groups import beyond, people_in
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.classification.drafts import Draft
    from jiyao.domains.classification.models import Item, ProtectedKind
    from jiyao.foundation.people.models import Circle, Person


@rule("CLS-20", "CLS-22")
def protected_kind_is_new(name: str, at: datetime) -> Refusal | None:
    kinds = apps.get_model("classification.protectedkind")._default_manager
    if not kinds.holding_at(at).filter(name=name).exists():
        return None
    return Refusal(_("已有受保护种类“%(name)s”") % {"name": name}, _("请直接选用"))


@rule("CLS-22")
def information_has_readers(sort: str, circles: list["Circle"]) -> Refusal | None:
    if circles or sort == "paper":
        return None
    return Refusal(_("没有规定读者"), _("受保护信息只给规定的读者，请选部门、岗位或人员"))


@rule("CLS-20", "CLS-22")
def protected_kind_goes_on(protectedkind: "ProtectedKind", at: datetime) -> Refusal | None:
    return _over(protectedkind, at)


@rule("CLS-20", "CLS-22")
def it_starts_as_its_kind_says(draft: "Draft", at: datetime) -> Refusal | None:
    kind = draft.protected
    if kind is None:
        return Refusal(_("没有选受保护种类"), _("请选择种类；种类不全的请保密办增加"))
    if draft.level.pk != kind.level_id:
        return Refusal(
            _("%(kind)s 起初按%(level)s处理") % {"kind": kind, "level": kind.level},
            _("要定其他密级的，先保护起来，再办理变更或另行拟定"),
        )
    return _over(kind, at)


def _over(kind: "ProtectedKind", at: datetime) -> Refusal | None:
    if kind.until is None or kind.until > at:
        return None
    return Refusal(_("“%(kind)s”已经停用") % {"kind": kind}, _("请另选种类"))


@rule("CLS-20")
def a_leader_answers_for_it(draft: "Draft", at: datetime) -> Refusal | None:
    leader = draft.leader
    able = leader and LEADERS & roles_of(leader, at) and is_cleared(leader, draft.level, at)
    return None if able else Refusal(_("没有选主管领导"), _("请选择以后审核能否公开的单位领导"))


@rule("CLS-22")
def it_is_for_the_readers_of_its_kind(draft: "Draft", by: "Person", at: datetime) -> Refusal | None:
    if draft.protected is None:
        return None
    readers = draft.protected.readers_at(at)
    if readers and by.pk not in people_in([circle.pk for circle in readers], at):
        return Refusal(_("您不是“%(kind)s”的读者") % {"kind": draft.protected}, _("请由其读者登记"))
    return not_for_the_readers(draft.protected, draft.circles, at)


@rule("CLS-22")
def scope_stays_with_the_readers_of_its_kind(
    item: "Item", circles: list["Circle"], at: datetime
) -> Refusal | None:
    return not_for_the_readers(item.protected, circles, at) if item.protected else None


def not_for_the_readers(
    kind: "ProtectedKind", circles: list["Circle"], at: datetime
) -> Refusal | None:
    """Return why something of a kind is not for all of these circles, or None."""
    readers = kind.readers_at(at)
    if not readers:
        missing = _("“%(kind)s”还没有规定读者") % {"kind": kind}
        return None if kind.is_paper else Refusal(missing, _("请保密办先规定读者"))
    outside = beyond(circles, readers, at)
    if not outside:
        return None
    named = {"outside": "、".join(map(str, outside)), "readers": "、".join(map(str, readers))}
    return Refusal(
        _("%(outside)s 不在“%(kind)s”的读者（%(readers)s）内") % {"kind": kind, **named},
        _("请缩小知悉范围，或请保密办调整读者"),
    )


@rule("CLS-13", "CLS-20")
def it_was_never_decided_on(item: "Item") -> Refusal | None:
    if item.kind_of == "presumed":
        return None
    return Refusal(
        _("%(level)s是经审定的，不得凭公开标志公开") % {"level": item.label.level},
        _("不再需要保密的，先办理解密，再经公开审查"),
    )


@rule("CLS-22")
def information_is_not_opened_by_a_mark(item: "Item") -> Refusal | None:
    if item.protected is None or item.protected.is_paper:
        return None
    return Refusal(
        _("%(sort)s 不因标注公开而解除保护") % {"sort": item.protected.get_sort_display()},
        _("确需解除的，由单位领导审核批准"),
    )


@rule("CLS-20")
def mark_says_that_it_is_public(mark: str) -> Refusal | None:
    if mark not in NO_PUBLIC_MARKS:
        return None
    return Refusal(
        _("“%(mark)s”不是公开标志，仍按受保护处理") % {"mark": NO_PUBLIC_MARKS[mark]},
        _("要公开的，由单位领导审核批准后办理解密"),
    )
