"""Reasons not to book a spending (ORG-11)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import BudgetLine


@rule("ORG-11")
def money_is_left(line: "BudgetLine", amount: int) -> Refusal | None:
    left = line.left()
    if amount <= left:
        return None
    return Refusal(
        _("预算项目只余 %(left)d 元") % {"left": left}, _("请先登记追加的预算，或列入其他项目")
    )


@rule("ORG-11")
def spending_is_of_the_year(line: "BudgetLine", spent_on: date, at: datetime) -> Refusal | None:
    if line.is_of(spent_on) and spent_on <= timezone.localdate(at):
        return None
    return Refusal(
        _("支出日期须在 %(year)d 年度内且不晚于今天") % {"year": line.year}, _("请核对凭证日期")
    )


@rule("ORG-11")
def voucher_is_new(voucher: str) -> Refusal | None:
    if not apps.get_model("organisation.spending").objects.filter(voucher=voucher).exists():
        return None
    return Refusal(_("凭证 %(number)s 已登记") % {"number": voucher}, _("请核对凭证号"))
