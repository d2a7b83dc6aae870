"""Reasons not to count, to close a count, or to clear a difference (RET-01, RET-03)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Difference, Stocktake
    from jiyao.foundation.people.models import Person


@rule("RET-03")
def stocktake_is_open(stocktake: "Stocktake") -> Refusal | None:
    if stocktake.closed_at is None:
        return None
    return Refusal(_("这次清点已经结束"), _("请另开一次清点"))


@rule("RET-03")
def something_was_scanned(numbers: list[str]) -> Refusal | None:
    if numbers:
        return None
    return Refusal(_("没有扫描任何标签"))


@rule("RET-03")
def labels_are_booked(stocktake: "Stocktake", numbers: list[str]) -> Refusal | None:
    counted = stocktake.counted.filter(copy__number__in=numbers)
    if counted.exists() or stocktake.unknown.filter(number__in=numbers).exists():
        return None
    return Refusal(_("这次清点没有记下这个标签"), _("请刷新页面核对"))


@rule("RET-01")
def witness_is_another(witness: "Person", by: "Person") -> Refusal | None:
    if witness.pk != by.pk:
        return None
    return Refusal(_("清点须有另一人监点"), _("请另选监点人"))


@rule("RET-03")
def difference_is_open(difference: "Difference") -> Refusal | None:
    if difference.cleared_at is None:
        return None
    return Refusal(_("这项差异已经查清"))
