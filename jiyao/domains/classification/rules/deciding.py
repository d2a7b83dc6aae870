"""Reasons not to decide on a proposal: wrong step, one's own, no power, catalogue (CLS-02)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.rules.group import has_spoken, judges
from jiyao.domains.classification.rules.paths import LEADER_ALONE, LEADERS, may_decide
from jiyao.domains.classification.settings import (
    COMMITTEE_PATH,
    GROUP_PATH,
    OFFICER_PATH,
    SUPERIOR_PATH,
)
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.classification.models import Item
    from jiyao.foundation.access.models import Level
    from jiyao.foundation.people.models import Person

BODIES = {"committee": _("保密委员会"), "superior": _("上级机关")}


@rule("CLS-02")
def nobody_decides_his_own(item: "Item", by: "Person") -> Refusal | None:
    if item.drafter_id != by.pk:
        return None
    return Refusal(_("承办人不能审定自己拟的事项"), _("请由其他有权人员办理"))


@rule("CLS-02", "CLS-11")
def officer_has_the_power(item: "Item", by: "Person", at: datetime) -> Refusal | None:
    return has_the_power_for(item, item.label.level, by, at)


def has_the_power_for(item: "Item", level: "Level", by: "Person", at: datetime) -> Refusal | None:
    """Return why a person may not decide on an item at this level, or None.

    Where no officer took part in the first decision a leader decides on what becomes of it.
    """
    found = may_decide(by, level, at)
    if found is None or item.path == OFFICER_PATH:
        return found
    if LEADERS & roles_of(by, at):
        return None
    if item.path != LEADER_ALONE:
        return found
    return Refusal(_("工作秘密由单位领导决定，%(who)s 不是") % {"who": by}, _("请由单位领导办理"))


@rule("CLS-02")
def item_waits_for_the_officer(item: "Item") -> Refusal | None:
    return _expect(item, {OFFICER_PATH: "proposed"})


@rule("CLS-02")
def item_waits_for_the_group(item: "Item") -> Refusal | None:
    return _expect(item, {GROUP_PATH: "proposed"})


@rule("CLS-02")
def item_waits_for_a_body(item: "Item") -> Refusal | None:
    return _expect(item, {COMMITTEE_PATH: "proposed", SUPERIOR_PATH: "proposed"})


@rule("CLS-02")
def item_waits_for_the_leader(item: "Item") -> Refusal | None:
    steps = {OFFICER_PATH: "reviewed", GROUP_PATH: "reviewed", LEADER_ALONE: "proposed"}
    return _expect(item, steps)


def _expect(item: "Item", steps: dict[str, str]) -> Refusal | None:
    if steps.get(item.path) == item.state:
        return None
    if item.path not in steps:
        return Refusal(_("此件的定密程序没有这一步"), _("请按此件的定密程序办理"))
    return Refusal(
        _("此件现在是：%(state)s") % {"state": item.get_state_display()},
        _("承办人拟定、审核、审签须依次办理"),
    )


@rule("CLS-02")
def item_is_under_way(item: "Item") -> Refusal | None:
    if item.state in ("proposed", "reviewed"):
        return None
    return Refusal(_("此件现在是：%(state)s") % {"state": item.get_state_display()})


@rule("CLS-02", "CLS-16")
def signer_did_not_review(item: "Item", by: "Person") -> Refusal | None:
    spoke = item.path == GROUP_PATH and has_spoken(item, by)
    if item.officer_id != by.pk and not spoke:
        return None
    return Refusal(_("审核和审签不能是同一人"), _("请由另一位领导审签"))


@rule("CLS-02", "CLS-16")
def member_of_the_group_speaks_once(item: "Item", by: "Person", at: datetime) -> Refusal | None:
    if not by.classifying_group.holding_at(at).exists():  # type: ignore[attr-defined]
        return Refusal(_("您不是定密工作小组成员"), _("请由小组成员发表意见"))
    if not judges(item, at).filter(pk=by.pk).exists():
        return Refusal(
            _("您审签此件，或没有此件的涉密资格，或不在其知悉范围，不发表小组意见"),
            _("请由小组其他成员发表意见"),
        )
    if has_spoken(item, by):
        return Refusal(_("您已经发表过意见"), _("等其他成员发表意见"))
    return None


@rule("CLS-01")
def deviation_is_allowed(item: "Item") -> Refusal | None:
    if not item.waits_for_consent:
        return None
    return Refusal(
        _("此件偏离保密事项目录，还没有保密委员会或上级的同意"),
        _("请保密办报批后登记“同意偏离目录”"),
    )


@rule("CLS-01")
def deviation_waits_for_consent(item: "Item") -> Refusal | None:
    if item.waits_for_consent and item.state == "proposed":
        return None
    return Refusal(_("此件没有待同意的偏离"))


@rule("CLS-02")
def body_has_the_authority(item: "Item", body: str) -> Refusal | None:
    if body in BODIES and (item.path != SUPERIOR_PATH or body == "superior"):
        return None
    return Refusal(_("本单位没有定密权，须由上级机关确定"), _("请登记上级机关的批复"))


@rule("CLS-02")
def drafter_does_it(item: "Item", by: "Person") -> Refusal | None:
    if item.drafter_id == by.pk:
        return None
    return Refusal(_("只有承办人可以修改或撤回"), _("请承办人办理"))


@rule("CLS-02")
def item_may_be_changed(item: "Item") -> Refusal | None:
    if item.state in ("proposed", "returned"):
        return None
    return Refusal(
        _("此件现在是：%(state)s") % {"state": item.get_state_display()},
        _("审核以后须先退回，才能修改"),
    )


@rule("SYS-10")
def words_are_below_the_ceiling(item: "Item", words: str, at: datetime) -> Refusal | None:
    if not words or not is_above_ceiling(item.label.level, at):
        return None
    return Refusal(
        _("%(level)s高于本系统的处理上限，不得录入文字意见") % {"level": item.label.level},
        _("文字写在纸质审批表上"),
    )
