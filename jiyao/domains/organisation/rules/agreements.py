"""Reasons not to book an agreement with a supplier (ORG-08)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule


@rule("ORG-08")
def agreement_is_signed_by_now(signed_on: date, at: datetime) -> Refusal | None:
    if signed_on <= timezone.localdate(at):
        return None
    return Refusal(_("签订日期在今天之后"), _("请核对纸上的日期"))


@rule("ORG-08")
def agreement_ends_later(signed_on: date, ends_on: date | None) -> Refusal | None:
    if ends_on is None or ends_on > signed_on:
        return None
    return Refusal(_("终止日期不在签订日期之后"), _("请核对日期；长期有效的不填"))
