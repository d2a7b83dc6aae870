"""Reasons not to note a yearly report (PER-12)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import RollReport


@rule("PER-12")
def report_is_not_sent(report: "RollReport") -> Refusal | None:
    if report.sent_on is None:
        return None
    return Refusal(_("本年度已经报送，文号 %(number)s") % {"number": report.number})


@rule("PER-12")
def sent_by_now(sent_on: date, at: datetime) -> Refusal | None:
    if sent_on <= timezone.localdate(at):
        return None
    return Refusal(_("报送日期在今天之后"), _("请核对报送的日期"))
