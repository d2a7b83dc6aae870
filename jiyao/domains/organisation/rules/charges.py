"""Reasons not to name who answers for something (ORG-01, ORG-23)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import Charge

OF_UNITS = ("business", "unit")


@rule("ORG-23")
def tier_fits_the_unit(tier: str, unit: Circle | None) -> Refusal | None:
    if (tier in OF_UNITS) == (unit is not None):
        return None
    if unit is None:
        return Refusal(_("这一层责任按部门明确，还没有选部门"), _("请选部门"))
    return Refusal(_("这一层责任是全单位的，不分部门"), _("请不选部门"))


@rule("ORG-01", "ORG-23")
def charge_goes_on(charge: "Charge", at: datetime) -> Refusal | None:
    if charge.until is None or charge.until > at:
        return None
    return Refusal(_("此项责任已经解除或改由他人承担"))
