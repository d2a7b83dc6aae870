"""Reasons not to appraise, reward or penalise (ORG-13)."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule


@rule("ORG-13")
def nobody_judges_himself(person: Person, by: Person) -> Refusal | None:
    if person.pk != by.pk:
        return None
    return Refusal(_("不得登记自己的奖惩"), _("请由另一名有权人员办理"))


@rule("ORG-13", "ORG-20")
def year_has_begun(year: int, at: datetime) -> Refusal | None:
    if year <= timezone.localdate(at).year:
        return None
    return Refusal(_("%(year)d 年还没有开始") % {"year": year}, _("请核对年度"))


@rule("ORG-13", "ORG-20")
def unit_has_people(unit: Circle) -> Refusal | None:
    if unit.people.filter(is_active=True).exists():
        return None
    return Refusal(_("%(unit)s 没有在册人员") % {"unit": unit}, _("请核对部门"))
