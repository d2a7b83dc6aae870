"""Reasons not to change a condition, or to pass somebody who does not fulfil one (PER-17)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import Condition, Vetting


@rule("PER-17")
def condition_holds(condition: "Condition", at: datetime) -> Refusal | None:
    if condition.until is None or condition.until > at:
        return None
    return Refusal(_("此项条件已经废止"))


@rule("PER-17")
def all_conditions_are_checked(vetting: "Vetting", outcome: str, at: datetime) -> Refusal | None:
    if outcome != vetting.Outcome.PASSED:
        return None
    checked = set(vetting.checks.values_list("condition", flat=True))
    missing = [each for each in vetting.conditions_at(at) if each.pk not in checked]
    if not missing:
        return None
    return Refusal(
        _("任用条件尚有 %(count)d 项没有核对：%(first)s")
        % {"count": len(missing), "first": missing[0]},
        _("请先办理“核对任用条件”，逐项写明依据"),
    )


@rule("PER-17")
def no_condition_is_unmet(vetting: "Vetting", outcome: str, at: datetime) -> Refusal | None:
    if outcome != vetting.Outcome.PASSED:
        return None
    asked = vetting.checks.filter(condition__in=vetting.conditions_at(at))
    unmet = asked.filter(met=False).select_related("condition").first()
    return unmet and Refusal(
        _("不符合任用条件：%(what)s") % {"what": unmet.condition},
        _("不符合条件的不得任用，只能作出未通过的结论"),
    )
