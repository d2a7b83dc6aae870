"""Reasons not to decide what goes at the year's end, nor to close its run (RET-02)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import ClearingItem, YearClearing

NAMED = 5


@rule("RET-02")
def clearing_is_open(year_clearing: "YearClearing") -> Refusal | None:
    if year_clearing.closed_at is None:
        return None
    return Refusal(_("这次年终清理已经办结"))


@rule("RET-02")
def items_are_of_the_clearing(
    year_clearing: "YearClearing", items: list["ClearingItem"]
) -> Refusal | None:
    if items and all(item.clearing_id == year_clearing.pk for item in items):
        return None
    return Refusal(_("没有勾选本次清理的任何一份"), _("请勾选要定的份"))


@rule("RET-02")
def keeping_has_a_reason(decision: str, reason: str) -> Refusal | None:
    if decision != "keep" or reason.strip():
        return None
    return Refusal(_("没有写明留用理由"), _("确需留用的写明理由，其他的按建议办理"))


@rule("RET-02")
def only_a_senders_copy_goes_back(items: list["ClearingItem"], decision: str) -> Refusal | None:
    own = [item for item in items if item.copy.document.is_made_here]
    if decision != "return" or not own:
        return None
    return Refusal(
        _("%(copy)s 是本单位形成的件，没有来文机关可清退") % {"copy": own[0].copy},
        _("请定为归档、销毁或留用"),
    )


@rule("RET-02")
def everything_is_decided_and_under_way(year_clearing: "YearClearing") -> Refusal | None:
    undecided = year_clearing.items.undecided().count()
    if undecided:
        return Refusal(
            _("还有 %(count)d 份没有定去留") % {"count": undecided}, _("请逐份定去留后再办结")
        )
    waiting = list(year_clearing.items.not_carried_out().select_related("copy"))
    if not waiting:
        return None
    names = "、".join(item.copy.number for item in waiting[:NAMED])
    return Refusal(
        _("还有 %(count)d 份定为清退或销毁，没有造册：%(copies)s")
        % {"count": len(waiting), "copies": names},
        _("请办理“登记清退清单”或“造册拟销毁”后再办结"),
    )
