"""Reasons not to ask these people: each step has another person, cleared and with the power."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.rules.group import members
from jiyao.domains.classification.rules.paths import (
    LEADER_ALONE,
    LEADERS,
    may_decide,
    path_of,
)
from jiyao.domains.classification.settings import GROUP_PATH, OFFICER_PATH
from jiyao.foundation.access.facts import is_cleared, roles_of
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.classification.drafts import Draft
    from jiyao.foundation.people.models import Person

SIGNED_BY_A_LEADER = (OFFICER_PATH, GROUP_PATH, LEADER_ALONE)


@rule("SYS-02")
def drafter_is_cleared(draft: "Draft", by: "Person", at: datetime) -> Refusal | None:
    if is_cleared(by, draft.level, at):
        return None
    return Refusal(
        _("您没有%(level)s的涉密资格，不能拟定这一密级") % {"level": draft.level},
        _("请由有资格的人员承办"),
    )


@rule("CLS-02")
def officer_is_asked(draft: "Draft", by: "Person", at: datetime) -> Refusal | None:
    if path_of(draft.level, at) != OFFICER_PATH:
        return _not_needed(draft)
    if draft.officer is None:
        return Refusal(_("没有选定密责任人"), _("请选择审核的定密责任人"))
    return _not_another(draft.officer, draft, by, at) or may_decide(draft.officer, draft.level, at)


def _not_needed(draft: "Draft") -> Refusal | None:
    if draft.officer is None:
        return None
    return Refusal(_("此件的定密程序没有定密责任人审核"), _("请不要选择定密责任人"))


@rule("CLS-02", "CLS-16")
def group_can_judge(draft: "Draft", by: "Person", at: datetime) -> Refusal | None:
    if path_of(draft.level, at) != GROUP_PATH:
        return None
    others = members(at).exclude(pk__in=[person.pk for person in (by, draft.leader) if person])
    if any(is_cleared(person, draft.level, at) for person in others):
        return None
    return Refusal(
        _("定密工作小组没有可以审核此件的成员"),
        _("请保密办指定有%(level)s涉密资格的小组成员，或另选审签领导") % {"level": draft.level},
    )


@rule("CLS-02")
def leader_is_asked(draft: "Draft", by: "Person", at: datetime) -> Refusal | None:
    if path_of(draft.level, at) not in SIGNED_BY_A_LEADER:
        return None
    if draft.leader is None or not LEADERS & roles_of(draft.leader, at):
        return Refusal(_("没有选审签领导"), _("请选择一位单位领导"))
    if draft.officer is not None and draft.officer.pk == draft.leader.pk:
        return Refusal(_("审核和审签不能是同一人"), _("请另选审签领导"))
    return _not_another(draft.leader, draft, by, at)


def _not_another(person: Any, draft: "Draft", by: Any, at: datetime) -> Refusal | None:
    if person.pk == by.pk:
        return Refusal(_("承办人不能审定自己拟的事项"), _("请选择其他有权人员"))
    if not is_cleared(person, draft.level, at):
        return Refusal(
            _("%(who)s 没有%(level)s的涉密资格") % {"who": person, "level": draft.level},
            _("请选择有资格的人员"),
        )
    return None
