"""Reasons not to let somebody travel abroad, nor hand a passport out (PER-06, EDU-05)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.rules.opinions import lacking, objected
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import Journey, Passport


@rule("PER-06")
def another_speaks_for_the_unit(head: Person, by: Person) -> Refusal | None:
    if head.pk != by.pk:
        return None
    return Refusal(_("本部门意见不得由本人签署"), _("请选择本部门负责人或其上级"))


@rule("PER-06")
def days_are_in_order(leaves_on: date, returns_on: date, at: datetime) -> Refusal | None:
    if timezone.localdate(at) <= leaves_on <= returns_on:
        return None
    return Refusal(_("外出日期已过，或在返回日期之后"), _("请核对日期；须在行前申请"))


@rule("PER-06")
def journey_is_open(journey: "Journey") -> Refusal | None:
    if journey.outcome == journey.Outcome.OPEN:
        return None
    return Refusal(_("此项申请已有结果：%(what)s") % {"what": journey.get_outcome_display()})


@rule("PER-06")
def journey_can_be_given_up(journey: "Journey") -> Refusal | None:
    if journey.outcome not in (journey.Outcome.OPEN, journey.Outcome.APPROVED):
        return Refusal(_("此项申请已有结果：%(what)s") % {"what": journey.get_outcome_display()})
    if journey.reported_at is not None:
        return Refusal(_("已经报告返回"))
    if journey.passports.exists():
        return Refusal(_("证件已经领出"), _("请先交回证件，再撤回申请"))
    return None


@rule("PER-06")
def nobody_decides_for_himself(journey: "Journey", by: Person) -> Refusal | None:
    if journey.person_id != by.pk:
        return None
    return Refusal(_("不得办理自己的申请"), _("请由其他经办人办理"))


@rule("PER-06")
def journey_is_his(journey: "Journey", by: Person) -> Refusal | None:
    if journey.person_id == by.pk:
        return None
    return Refusal(_("此事项由本人办理"))


@rule("PER-06")
def offices_have_spoken(journey: "Journey", outcome: str) -> Refusal | None:
    return lacking(journey) if outcome == journey.Outcome.APPROVED else None


@rule("PER-06")
def nobody_objects_to_the_journey(journey: "Journey", outcome: str) -> Refusal | None:
    return objected(journey) if outcome == journey.Outcome.APPROVED else None


@rule("EDU-05", "PER-06")
def traveller_is_briefed(journey: "Journey", outcome: str) -> Refusal | None:
    if outcome != journey.Outcome.APPROVED or journey.acknowledged_at is not None:
        return None
    instead = _("请本人确认行前提醒") if journey.briefed_at else _("请保密办先作“行前提醒”")
    return Refusal(_("%(who)s 还没有确认行前保密提醒") % {"who": journey.person}, instead)


@rule("EDU-05", "PER-06")
def briefing_is_given(journey: "Journey") -> Refusal | None:
    if journey.briefed_at is not None:
        return None
    return Refusal(_("保密办还没有作行前提醒"), _("请等保密办提醒后确认"))


@rule("EDU-05", "PER-06")
def briefing_is_not_acknowledged(journey: "Journey") -> Refusal | None:
    if journey.acknowledged_at is None:
        return None
    return Refusal(_("行前提醒已经确认"))


@rule("PER-06")
def authority_has_not_objected(journey: "Journey") -> Refusal | None:
    if not journey.opinions.filter(stage="authority").exists():
        return None
    return Refusal(_("有关机关的意见已经登记"))


@rule("PER-06")
def return_is_to_be_reported(journey: "Journey") -> Refusal | None:
    if journey.outcome != journey.Outcome.APPROVED:
        return Refusal(_("未经批准，没有要报告的行程"))
    return Refusal(_("已经报告")) if journey.reported_at else None


@rule("PER-06")
def back_by_now(journey: "Journey", returned_on: date, at: datetime) -> Refusal | None:
    if journey.leaves_on <= returned_on <= timezone.localdate(at):
        return None
    return Refusal(_("返回日期不在外出日期和今天之间"), _("请核对日期；返回以后再报告"))


@rule("PER-06")
def passport_is_in(passport: "Passport") -> Refusal | None:
    if passport.out_for_id is None:
        return None
    return Refusal(_("证件已经领出"), _("请先办理“收回证件”"))


@rule("PER-06")
def passport_is_out(passport: "Passport") -> Refusal | None:
    if passport.out_for_id is not None:
        return None
    return Refusal(_("证件在保管处，没有领出"))


@rule("PER-06")
def journey_is_approved_for_him(passport: "Passport", journey: "Journey") -> Refusal | None:
    approved = journey.outcome == journey.Outcome.APPROVED and journey.reported_at is None
    if approved and journey.person_id == passport.person_id:
        return None
    return Refusal(_("没有已批准的出国（境）申请"), _("证件凭批准的申请领出，请先办理审批"))


@rule("PER-06")
def passport_is_new(kind_of: str, number: str) -> Refusal | None:
    kept: Any = apps.get_model("personnel.Passport").objects
    if not kept.filter(kind_of=kind_of, number=number).exists():
        return None
    return Refusal(_("此证件已经收存"), _("请在证件台账中办理领出和交回"))
