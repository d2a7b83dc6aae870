"""Reasons not to enter or assess a risk, or to change the matrix (ORG-12)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.settings import RISK_REVIEW_MONTHS
from jiyao.foundation.duties.terms import months_after
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import Risk


@rule("ORG-12")
def review_comes_in_time(review_on: date, at: datetime) -> Refusal | None:
    today = timezone.localdate(at)
    last = months_after(today, RISK_REVIEW_MONTHS.at(at))
    if today < review_on <= last:
        return None
    return Refusal(
        _("复评日期须在明天到 %(last)s 之间") % {"last": last.isoformat()}, _("请改日期")
    )


@rule("ORG-12")
def risk_is_open(risk: "Risk") -> Refusal | None:
    if risk.until is None:
        return None
    return Refusal(_("风险已经消除"), _("再次出现的请另行登记"))


@rule("ORG-12")
def rating_changes(likelihood: int, impact: int, rating: str, at: datetime) -> Refusal | None:
    if apps.get_model("organisation.riskcell").matrix_at(at)[likelihood, impact] != rating:
        return None
    return Refusal(_("矩阵的这一格现在就是这个等级"), _("无须调整"))
