"""Reasons not to book a leave, a return or measures (PER-19)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import Bar, Leave


@rule("PER-19")
def back_after_leaving(leaves_at: datetime, due_back_at: datetime) -> Refusal | None:
    if leaves_at < due_back_at:
        return None
    return Refusal(_("应返岗时间不在离岗时间之后"), _("请核对时间"))


@rule("PER-19")
def person_is_not_on_leave(person: Person) -> Refusal | None:
    kept: Any = apps.get_model("personnel.Leave").objects
    if not kept.filter(person=person, back_at__isnull=True).exists():
        return None
    return Refusal(_("%(who)s 的上一次请假尚未销假") % {"who": person}, _("请先登记返岗"))


@rule("PER-19")
def person_is_away(leave: "Leave") -> Refusal | None:
    if leave.back_at is None:
        return None
    return Refusal(_("已经登记返岗"))


@rule("PER-19")
def nobody_books_himself(leave: "Leave", by: Person) -> Refusal | None:
    if leave.person_id != by.pk:
        return None
    return Refusal(_("不得办理自己的请假"), _("请由其他经办人办理"))


@rule("PER-19")
def nobody_books_leave_for_himself(person: Person, by: Person) -> Refusal | None:
    if person.pk != by.pk:
        return None
    return Refusal(_("不得登记自己的请假"), _("请由其他经办人办理"))


@rule("PER-19")
def leave_is_not_overdue(leave: "Leave", at: datetime) -> Refusal | None:
    if leave.due_back_at >= at:
        return None
    return Refusal(_("已经逾期，不能续假"), _("请保密办登记处置措施"))


@rule("PER-19")
def later_than_before(leave: "Leave", due_back_at: datetime) -> Refusal | None:
    if due_back_at > leave.due_back_at:
        return None
    return Refusal(_("续假后的返岗时间不在原定时间之后"), _("请核对时间"))


@rule("PER-19")
def measures_are_asked_for(leave: "Leave") -> Refusal | None:
    if leave.bar_id is None:
        return Refusal(_("没有逾期未归，无须登记措施"))
    return Refusal(_("处置措施已经登记")) if leave.measures_at else None


@rule("PER-19")
def absent_person_is_back_and_dealt_with(bar: "Bar") -> Refusal | None:
    kept: Any = apps.get_model("personnel.Leave").objects
    leave = kept.filter(bar=bar).first()
    if leave is None:
        return None
    if leave.back_at is None:
        return Refusal(_("%(who)s 逾期未归，尚未返岗") % {"who": bar.person}, _("返岗以后再恢复"))
    if leave.measures_at is None:
        return Refusal(_("逾期未归的处置措施尚未登记"), _("请先登记处置措施"))
    return None
