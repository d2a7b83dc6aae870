"""Reasons not to chase, not to report done, not to set the calendar."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.duties.kinds import KINDS
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.foundation.duties.models import Duty, Recurrence


@rule("CIR-09")
def duty_is_open(duty: "Duty") -> Refusal | None:
    if duty.closed_at is None:
        return None
    return Refusal(_("此事项已经办结"), _("无须再办"))


@rule("CIR-09")
def duty_is_of_another(duty: "Duty", by: Person) -> Refusal | None:
    if duty.owner_id != by.pk:
        return None
    return Refusal(_("这是您本人的待办"), _("请直接办理"))


@rule("DOC-27")
def duty_is_ones_own(duty: "Duty", by: Person) -> Refusal | None:
    if duty.owner_id == by.pk:
        return None
    return Refusal(_("这不是您的待办"), _("请由责任人办结"))


@rule("DOC-27")
def nothing_else_settles_the_duty(duty: "Duty") -> Refusal | None:
    if KINDS[duty.kind_code].by_hand:
        return None
    return Refusal(_("此事项随业务办理自动办结"), _("请到对应记录页面办理"))


@rule("SYS-03")
def duty_is_to_read(duty: "Duty") -> Refusal | None:
    if KINDS[duty.kind_code].act == "duties.duty.seen":
        return None
    return Refusal(_("此事项不是阅知即可的"), _("请办理后报告办结"))


@rule("CIR-03")
def day_is_not_past(day: date, at: datetime) -> Refusal | None:
    if day >= timezone.localtime(at).date():
        return None
    return Refusal(_("不能改动过去的日期"), _("请选择今天或以后的日期"))


@rule("DOC-27")
def one_owner_is_named(owner: Person | None, role: str) -> Refusal | None:
    if bool(owner) != bool(role):
        return None
    return Refusal(_("责任人和责任角色须填且只填一项"), _("请指定一个人，或一个角色"))


@rule("DOC-27")
def recurrence_goes_on(recurrence: "Recurrence", at: datetime) -> Refusal | None:
    if recurrence.until is None or recurrence.until > at:
        return None
    return Refusal(_("此项定期工作已经停止"), _("需要时请重新设置"))
