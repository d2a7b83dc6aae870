"""Reasons not to review a batch of old items (CLS-14)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.drafts import Batch
from jiyao.domains.classification.rules.deciding import officer_has_the_power
from jiyao.domains.classification.rules.expiring import (
    item_is_in_force,
    item_is_our_own,
    year_is_not_reviewed_yet,
)
from jiyao.domains.classification.rules.referring import nothing_is_referred
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.labelled import within_reach
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.foundation.people.models import Person


@rule("CLS-14")
def something_is_decided(batch: Batch) -> Refusal | None:
    if batch.items:
        return None
    return Refusal(_("没有选择任何一项的审核结果"), _("请至少对一项作出决定"))


@rule("SYS-02")
def batch_is_within_reach(batch: Batch, by: "Person", at: datetime) -> Refusal | None:
    found = within_reach(facts_of(by, at), Action.HANDLE, batch.items)
    if len(found) == len(batch.items):
        return None
    return Refusal(_("有的事项不在您的知悉范围"), _("请刷新页面后重选"))


@rule("CLS-14", "CLS-06")
def each_may_be_reviewed(batch: Batch, by: "Person", at: datetime) -> Refusal | None:
    for item in batch.items:
        found = (
            item_is_in_force(item=item)
            or item_is_our_own(item=item)
            or nothing_is_referred(item=item)
            or officer_has_the_power(item=item, by=by, at=at)
            or year_is_not_reviewed_yet(item=item, at=at)
        )
        if found:
            return Refusal(f"{item}：{found.reason}", found.instead)
    return None
