"""Reasons why one cannot stand in for another."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.access.roles import ROLES, SECURITY, may_meet
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.models import Substitute
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

LONGEST = timedelta(days=366)
NOT_YOURS = Refusal(_("只能安排本人职责的代理"), _("请由本人办理，或由安全保密管理员代为指定"))


def _arranges(by: Person, principal_id: int, at: datetime) -> bool:
    return by.pk == principal_id or SECURITY.code in roles_of(by, at)


@rule("SYS-06")
def principal_appoints(principal: Person, by: Person, at: datetime) -> Refusal | None:
    return None if _arranges(by, principal.pk, at) else NOT_YOURS


@rule("SYS-06")
def principal_ends(substitute: Substitute, by: Person, at: datetime) -> Refusal | None:
    return None if _arranges(by, substitute.principal_id, at) else NOT_YOURS


@rule("SYS-06")
def principal_holds_the_role(principal: Person, role: str, at: datetime) -> Refusal | None:
    if role in roles_of(principal, at):
        return None
    return Refusal(
        _("%(who)s 不担任%(role)s") % {"who": principal, "role": ROLES[role]},
        _("请选择委托人担任的角色"),
    )


@rule("SYS-06")
def substitute_is_another(principal: Person, substitute: Person) -> Refusal | None:
    if principal.pk != substitute.pk and substitute.is_active:
        return None
    return Refusal(_("代理人须是另一名在册人员"), _("请另选代理人"))


@rule("SYS-06")
def substitute_may_hold_the_role(substitute: Person, role: str, at: datetime) -> Refusal | None:
    if may_meet(roles_of(substitute, at), ROLES[role]):
        return None
    return Refusal(
        _("%(who)s 的角色不能兼任%(role)s") % {"who": substitute, "role": ROLES[role]},
        _("三员与业务角色不得由一人兼任，请另选代理人"),
    )


@rule("SYS-06")
def period_is_ahead(since: datetime, until: datetime, at: datetime) -> Refusal | None:
    if max(since, at) < until <= max(since, at) + LONGEST:
        return None
    return Refusal(_("代理的结束时间须在开始之后、一年之内，且不早于现在"), _("请改正起止时间"))


@rule("SYS-06")
def nobody_else_stands_in(
    principal: Person, role: str, since: datetime, until: datetime
) -> Refusal | None:
    rows = Substitute.objects.over(since, until).filter(principal=principal, role_code=role)
    found = rows.select_related("person").first()
    if found is None:
        return None
    return Refusal(
        _("这段时间已指定 %(who)s 代理") % {"who": found.person}, _("请先结束原来的代理")
    )


@rule("SYS-06")
def substitution_goes_on(substitute: Substitute, at: datetime) -> Refusal | None:
    if not substitute.is_over(at):
        return None
    return Refusal(_("此项代理已经结束"), _("需要时请重新指定"))
