"""Reasons not to enter into the catalogue, or not to appoint (CLS-01, CLS-11)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.rules.paths import LEADERS
from jiyao.domains.classification.rules.proposing import not_a_period
from jiyao.foundation.access.facts import is_cleared, roles_of
from jiyao.foundation.access.roles import CLASSIFIER
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.classification.models import CatalogueLine, GroupMember, Officer
    from jiyao.foundation.access.models import Level
    from jiyao.foundation.people.models import Person


@rule("CLS-01")
def line_has_a_possible_period(level: "Level", period: str, at: datetime) -> Refusal | None:
    return not_a_period(period, str(_("目录")), timezone.localdate(at), level, at)


@rule("CLS-01")
def line_goes_on(line: "CatalogueLine", at: datetime) -> Refusal | None:
    return _goes_on(line, at)


@rule("CLS-11")
def appointment_goes_on(officer: "Officer", at: datetime) -> Refusal | None:
    return _goes_on(officer, at)


@rule("CLS-16")
def membership_goes_on(member: "GroupMember", at: datetime) -> Refusal | None:
    return _goes_on(member, at)


def _goes_on(row: Any, at: datetime) -> Refusal | None:
    if row.until is None or row.until > at:
        return None
    return Refusal(_("已经停用"), _("请刷新页面"))


@rule("CLS-11")
def training_holds(trained_on: date, trained_until: date, at: datetime) -> Refusal | None:
    today = timezone.localdate(at)
    if trained_on <= today <= trained_until:
        return None
    return Refusal(_("定密培训没有完成或者已经过期"), _("先培训取证，后任命"))


@rule("CLS-11")
def officer_fits(person: "Person", level: "Level", at: datetime) -> Refusal | None:
    if not is_cleared(person, level, at):
        return Refusal(
            _("%(who)s 没有%(level)s的涉密资格") % {"who": person, "level": level},
            _("请先授予涉密资格，或降低权限"),
        )
    if roles_of(person, at) & {CLASSIFIER.code, *LEADERS}:
        return None
    return Refusal(
        _("%(who)s 还没有“定密责任人”角色") % {"who": person},
        _("请安全保密管理员先任命角色"),
    )


@rule("CLS-11")
def nobody_appoints_himself(person: "Person", by: "Person") -> Refusal | None:
    if person.pk != by.pk:
        return None
    return Refusal(_("不得任命自己"), _("请由保密办其他人员办理"))


@rule("CLS-11")
def officer_is_not_appointed_yet(person: "Person", level: "Level", at: datetime) -> Refusal | None:
    held = person.classifying.holding_at(at).filter(level__scheme=level.scheme_id)  # type: ignore[attr-defined]
    if not held.exists():
        return None
    return Refusal(
        _("%(who)s 已是%(scheme)s的定密责任人") % {"who": person, "scheme": level.scheme},
        _("权限或培训有变化的，先解除，再任命"),
    )


@rule("CLS-16")
def member_is_not_named_yet(person: "Person", at: datetime) -> Refusal | None:
    if not person.classifying_group.holding_at(at).exists():  # type: ignore[attr-defined]
        return None
    return Refusal(_("%(who)s 已在定密工作小组") % {"who": person})
