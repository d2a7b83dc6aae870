"""Reasons not to draw up, sign or close an agreement (PER-13)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.settings import COMPETING_MONTHS
from jiyao.foundation.duties.terms import months_after
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import Agreement


@rule("PER-13")
def term_ends_after_it_begins(starts_on: date, ends_on: date | None) -> Refusal | None:
    if ends_on is None or ends_on > starts_on:
        return None
    return Refusal(_("终止日期应在生效日期以后"), _("请核对两个日期"))


@rule("PER-13")
def competing_is_limited_and_paid(
    kind: str, starts_on: date, ends_on: date | None, compensation: str, at: datetime
) -> Refusal | None:
    if kind != "compete":
        return None
    most = COMPETING_MONTHS.at(at)
    if ends_on is None or ends_on > months_after(starts_on, most):
        return Refusal(
            _("竞业限制最长 %(most)d 个月，须写明终止日期") % {"most": most}, _("请改终止日期")
        )
    if compensation.strip():
        return None
    return Refusal(_("竞业限制没有约定补偿"), _("请写明补偿的数额和支付方式"))


@rule("PER-13")
def agreement_is_unsigned(agreement: "Agreement") -> Refusal | None:
    if agreement.signed_at is None and agreement.closed_at is None:
        return None
    return Refusal(_("这份协议%(state)s") % {"state": agreement.state}, _("无须再签"))


@rule("PER-13")
def agreement_is_his_own(agreement: "Agreement", by: Person) -> Refusal | None:
    if agreement.person_id == by.pk:
        return None
    return Refusal(
        _("由 %(who)s 本人签署") % {"who": agreement.person},
        _("本人在纸上签署的，请用“登记纸质协议”"),
    )


@rule("PER-13")
def agreement_is_of_another(agreement: "Agreement", by: Person) -> Refusal | None:
    if agreement.person_id != by.pk:
        return None
    return Refusal(_("不得办理自己的协议"), _("请由其他经办人办理"))


@rule("PER-13")
def agreement_is_open(agreement: "Agreement") -> Refusal | None:
    if agreement.closed_at is None:
        return None
    return Refusal(_("这份协议已经终止"))


@rule("PER-13")
def sheet_is_signed_by_now(signed_on: date, at: datetime) -> Refusal | None:
    if signed_on <= timezone.localdate(at):
        return None
    return Refusal(_("签署日期在今天之后"), _("请核对纸上的日期"))
