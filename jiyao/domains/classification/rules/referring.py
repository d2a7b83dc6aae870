"""Reasons not to ask a higher body, or not to go on while it is asked (CLS-10, CLS-21)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.rules.changing import level_stays_in_its_scheme
from jiyao.domains.classification.rules.proposing import not_a_period
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.classification.models import Item, Referral
    from jiyao.foundation.access.models import Level


@rule("CLS-10", "CLS-21")
def nothing_is_referred(item: "Item") -> Refusal | None:
    if not item.referrals.filter(settled_at=None).exists():  # type: ignore[attr-defined]
        return None
    return Refusal(
        _("密级已报请有权部门确定，确定前按先行保护的密级管理"),
        _("请保密办收到批复后登记结果"),
    )


@rule("CLS-10", "CLS-21")
def highest_claim_protects(item: "Item", highest: "Level") -> Refusal | None:
    present = item.label.level
    if highest.scheme_id == present.scheme_id and highest.rank >= present.rank:
        return None
    return Refusal(
        _("%(highest)s低于现在的%(present)s，或不属同一体系")
        % {"highest": highest, "present": present},
        _("确定前按拟定、主张的最高密级保护"),
    )


@rule("CLS-10", "CLS-21")
def referral_is_open(referral: "Referral") -> Refusal | None:
    if referral.settled_at is None:
        return None
    return Refusal(_("已经确定：%(ruling)s") % {"ruling": referral.ruling})


@rule("CLS-10", "CLS-21")
def body_stands_higher(referral: "Referral", body: str) -> Refusal | None:
    last = referral.last_rung()
    ladder = type(last).Body.values
    if ladder.index(body) > ladder.index(last.body):
        return None
    return Refusal(_("已报请 %(last)s，须报上一级") % {"last": last}, _("请选择级别更高的机关"))


@rule("CLS-10", "CLS-21")
def ruling_can_be(
    referral: "Referral", level: "Level", period: str, long_basis: str, at: datetime
) -> Refusal | None:
    item = referral.item
    return level_stays_in_its_scheme(item=item, level=level) or not_a_period(
        period, long_basis, item.starts, level, at
    )


@rule("SYS-10")
def positions_are_below_the_ceiling(
    item: "Item", highest: "Level", positions: str, at: datetime
) -> Refusal | None:
    if not positions or not is_above_ceiling(highest, at):
        return None
    return Refusal(
        _("%(level)s高于本系统的处理上限，不得录入各方意见") % {"level": highest},
        _("各方意见写在纸质材料上"),
    )
