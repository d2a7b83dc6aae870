"""Reasons not to book what somebody has learnt (EDU-08)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.training.models import TrainingRecord


@rule("EDU-08")
def training_was_by_now(day: date, at: datetime) -> Refusal | None:
    if day <= timezone.localdate(at):
        return None
    return Refusal(_("培训日期在今天之后"), _("请核对日期"))


@rule("EDU-08")
def nobody_books_his_own_hours(person: Person, by: Person) -> Refusal | None:
    if person.pk != by.pk:
        return None
    return Refusal(_("不得登记自己的学时"), _("请由其他经办人登记"))


@rule("EDU-08")
def record_stands(record: "TrainingRecord") -> Refusal | None:
    if record.voided_at is None:
        return None
    return Refusal(_("这条培训记录已作废"))
