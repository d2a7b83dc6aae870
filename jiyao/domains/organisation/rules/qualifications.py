"""Reasons not to book a qualification or to take a task on (ORG-21)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import Qualification, Undertaking


@rule("ORG-21")
def dates_are_in_order(valid_from: date, valid_until: date, review_on: date) -> Refusal | None:
    if valid_from < review_on <= valid_until:
        return None
    return Refusal(_("复审日期须在有效期之内"), _("请核对证书上的起止日期和复审日期"))


@rule("ORG-21")
def certificate_is_new(number: str) -> Refusal | None:
    if not apps.get_model("organisation.qualification").objects.filter(number=number).exists():
        return None
    return Refusal(_("证书 %(number)s 已登记") % {"number": number}, _("请核对编号"))


@rule("ORG-21")
def is_not_renewed_yet(qualification: "Qualification") -> Refusal | None:
    if not hasattr(qualification, "renewal"):
        return None
    return Refusal(_("已由 %(new)s 接续") % {"new": qualification.renewal}, _("请在新证上办理"))


@rule("ORG-21")
def has_not_run_out(qualification: "Qualification", at: datetime) -> Refusal | None:
    if qualification.until is None or qualification.until > at:
        return None
    return Refusal(_("%(what)s 已失效") % {"what": qualification}, _("无须注销"))


@rule("ORG-21")
def task_lies_ahead(ends_on: date, at: datetime) -> Refusal | None:
    if ends_on >= timezone.localdate(at):
        return None
    return Refusal(_("任务期限已过"), _("请核对期限"))


@rule("ORG-21")
def grade_reaches_the_level(level: Level, at: datetime, ends_on: date) -> Refusal | None:
    rows = apps.get_model("organisation.qualification").objects
    held = list(rows.holding_at(at).order_by("grade"))
    if not held:
        return Refusal(_("本单位现在没有有效的保密资格"), _("取得资格并登记后再承接"))
    if not rows.covering(level, at):
        return Refusal(
            _("%(held)s 不得承接%(level)s级任务") % {"held": held[0], "level": level},
            _("请取得相应等级的资格，或由有资格的单位承接"),
        )
    if not rows.covering(level, start_of(ends_on)):
        return Refusal(
            _("任务期限超出保密资格的有效期"), _("请先复审换证并登记新证，或缩短任务期限")
        )
    return None


@rule("ORG-21")
def code_name_is_new(code_name: str) -> Refusal | None:
    if not apps.get_model("organisation.undertaking").objects.filter(code_name=code_name).exists():
        return None
    return Refusal(_("任务 %(name)s 已登记") % {"name": code_name}, _("请核对代号"))


@rule("ORG-21")
def task_goes_on(undertaking: "Undertaking") -> Refusal | None:
    if undertaking.until is None:
        return None
    return Refusal(_("任务 %(name)s 已办结") % {"name": undertaking})
