"""Reasons not to change what was decided: no change, no power, below its sources (CLS-05)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.rules.deciding import has_the_power_for
from jiyao.domains.classification.rules.deriving import less_strict
from jiyao.domains.classification.rules.proposing import not_a_period
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.classification.models import Item
    from jiyao.foundation.access.models import Level
    from jiyao.foundation.people.models import Circle, Person


@rule("CLS-05")
def something_is_changed(
    item: "Item", level: "Level", period: str, circles: list["Circle"], at: datetime
) -> Refusal | None:
    same = item.label.level_id == level.pk and item.period == period
    if not same or {c.pk for c in circles} != {c.pk for c in item.chosen_circles(at)}:
        return None
    return Refusal(_("密级、期限和知悉范围都没有变化"), _("请填变更后的密级、期限和知悉范围"))


@rule("CLS-05")
def level_stays_in_its_scheme(item: "Item", level: "Level") -> Refusal | None:
    if item.label.level.scheme_id == level.scheme_id:
        return None
    return Refusal(
        _("%(level)s与原密级不属同一体系") % {"level": level},
        _("国家秘密、商业秘密、工作秘密之间不能变更，请解密后另行拟定"),
    )


@rule("CLS-02", "CLS-05")
def decider_reaches_the_new_level(
    item: "Item", level: "Level", by: "Person", at: datetime
) -> Refusal | None:
    return has_the_power_for(item, level, by, at)


@rule("CLS-03", "CLS-05")
def changed_period_can_be(
    item: "Item", level: "Level", period: str, long_basis: str, at: datetime
) -> Refusal | None:
    return not_a_period(period, long_basis, item.starts, level, at)


@rule("CLS-07")
def change_does_not_fall_below_the_sources(
    item: "Item", level: "Level", period: str, circles: list["Circle"], at: datetime
) -> Refusal | None:
    found = less_strict(item, level, period, circles, at)
    if not found:
        return None
    return Refusal(
        _("派生定密不得低于源事项：%(found)s") % {"found": "；".join(found)},
        _("请先由源事项的定密责任人变更源事项"),
    )


@rule("CLS-17")
def item_is_another_organs(item: "Item") -> Refusal | None:
    if item.kind_of == "outside":
        return None
    return Refusal(_("此件不是外来事项，不按外来通知变更"), _("本单位的事项请办理变更或解密"))
