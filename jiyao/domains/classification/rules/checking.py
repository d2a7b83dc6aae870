"""Reasons not to draw, check or answer (CLS-08, CLS-09)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of, roles_of
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.classification.models import Finding, Item, SampleLine
    from jiyao.foundation.people.models import Person


@rule("CLS-09")
def sample_is_of_a_time(since: date, until: date) -> Refusal | None:
    if since <= until:
        return None
    return Refusal(_("结束日早于开始日"), _("请改选时间"))


@rule("CLS-09")
def something_can_be_drawn(
    of: str, since: date, until: date, by: "Person", at: datetime
) -> Refusal | None:
    if population(of, since, until, by, at).exists():
        return None
    return Refusal(_("这段时间没有可抽查的决定"), _("请改选时间或种类"))


def population(of: str, since: date, until: date, by: Any, at: datetime) -> Any:
    """Return what a sample is drawn from: the events that the person may handle."""
    kinds = apps.get_model("classification.sample").KINDS
    rows = apps.get_model("classification.event")._default_manager
    seen = rows.visible_to(facts_of(by, at), Action.HANDLE).filter(what__in=kinds[of])
    return seen.filter(at__date__gte=since, at__date__lte=until).order_by("pk")


@rule("CLS-09")
def line_is_not_checked_yet(sampleline: "SampleLine") -> Refusal | None:
    if sampleline.checked_at is None:
        return None
    return Refusal(_("此项已经核查：%(result)s") % {"result": sampleline.get_result_display()})


@rule("CLS-08", "CLS-09")
def nobody_checks_what_he_decided(sampleline: "SampleLine", by: "Person") -> Refusal | None:
    event = sampleline.event
    return _not_ones_own(event.item, by, event.by_id)


@rule("CLS-08")
def nobody_finds_against_himself(item: "Item", by: "Person") -> Refusal | None:
    return _not_ones_own(item, by)


def _not_ones_own(item: "Item", by: "Person", *others: int | None) -> Refusal | None:
    if by.pk not in (item.drafter_id, item.officer_id, item.leader_id, *others):
        return None
    return Refusal(_("不得检查自己参与定密的事项"), _("请由保密办其他人员检查"))


@rule("CLS-08")
def item_was_decided(item: "Item") -> Refusal | None:
    if item.state in ("signed", "lapsed", "released"):
        return None
    return Refusal(_("此件现在是：%(state)s") % {"state": item.get_state_display()})


@rule("SYS-10")
def checked_in_no_words_above_the_ceiling(
    sampleline: "SampleLine", words: str, at: datetime
) -> Refusal | None:
    level = sampleline.event.item.label.level
    if not words or not is_above_ceiling(level, at):
        return None
    return Refusal(
        _("%(level)s高于本系统的处理上限，不得录入文字说明") % {"level": level},
        _("文字写在纸质核查材料上"),
    )


@rule("CLS-08")
def finding_is_ones_own(finding: "Finding", by: "Person", at: datetime) -> Refusal | None:
    if finding.answered_at:
        return Refusal(_("已经报告整改情况"))
    instead = not finding.decider.is_active and SECRECY_OFFICE.code in roles_of(by, at)
    if finding.decider_id == by.pk or instead:
        return None
    return Refusal(_("只有定密的人报告整改情况"), _("请由 %(who)s 办理") % {"who": finding.decider})
