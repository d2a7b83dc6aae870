"""Reasons not to assign, report or check a decision (ORG-05)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import Decision, MeetingItem


@rule("ORG-05")
def item_is_concluded(item: "MeetingItem") -> Refusal | None:
    if item.outcome == "passed":
        return None
    return Refusal(_("这项议题没有通过的结论，无可交办"), _("请先记录结论"))


@rule("ORG-05")
def due_day_is_to_come(due_on: date, at: datetime) -> Refusal | None:
    if due_on >= timezone.localdate(at):
        return None
    return Refusal(_("完成期限已经过去"), _("请选今天或以后的日期"))


@rule("ORG-05")
def owner_reports(decision: "Decision", by: Person) -> Refusal | None:
    if decision.owner_id == by.pk:
        return None
    return Refusal(_("由责任人 %(who)s 报告") % {"who": decision.owner})


@rule("ORG-05")
def decision_is_not_done(decision: "Decision") -> Refusal | None:
    if not decision.is_done:
        return None
    return Refusal(_("已检查确认落实"), _("无须再办"))


@rule("ORG-05")
def decision_is_not_reported(decision: "Decision") -> Refusal | None:
    if decision.reported_at is None:
        return None
    return Refusal(_("已经报告，等待保密办检查"))


@rule("ORG-05")
def decision_is_reported(decision: "Decision") -> Refusal | None:
    if decision.reported_at is not None:
        return None
    return Refusal(_("责任人还没有报告落实情况"), _("可以催办"))


@rule("ORG-05")
def another_checks(decision: "Decision", by: Person) -> Refusal | None:
    if decision.owner_id != by.pk:
        return None
    return Refusal(_("责任人不检查自己落实的事项"), _("请由保密办其他人员检查"))


@rule("ORG-05")
def new_day_for_what_is_not_done(result: str, due_on: date | None, at: datetime) -> Refusal | None:
    if result == "done" or (due_on is not None and due_on >= timezone.localdate(at)):
        return None
    return Refusal(_("未落实的须重定完成期限"), _("请填今天或以后的日期"))
