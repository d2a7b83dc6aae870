"""Reasons not to issue a certificate (EDU-02)."""

from datetime import date, datetime

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule


@rule("EDU-02")
def training_is_over(passed_on: date, at: datetime) -> Refusal | None:
    if passed_on <= timezone.localdate(at):
        return None
    return Refusal(_("考核日期在今天之后"), _("请核对日期"))


@rule("EDU-02")
def certificate_has_a_new_number(number: str) -> Refusal | None:
    if not apps.get_model("training.certificate").objects.filter(number=number).exists():
        return None
    return Refusal(_("证书编号 %(number)s 已用过") % {"number": number}, _("请核对编号"))
