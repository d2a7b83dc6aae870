"""Reasons not to derive: what is taken over goes on at least as strictly (CLS-07)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.drafts import Draft
from jiyao.domains.classification.periods import Period, PeriodMalformed
from jiyao.foundation.access.decisions import Action, decide
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.groups import beyond
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.classification.models import Item
    from jiyao.foundation.access.models import Level
    from jiyao.foundation.people.models import Circle, Person

# Whether one reaches the other, and the other it, → in which direction they differ.
LEVELS = {
    (True, False): _("密级高于 %(origin)s 的%(level)s"),
    (False, True): _("密级低于 %(origin)s 的%(level)s"),
}
OTHER_LEVEL = _("密级与 %(origin)s 的%(level)s不是一类")
PERIODS = {
    (True, False): _("解密晚于 %(origin)s"),
    (False, True): _("解密早于 %(origin)s"),
    (False, False): _("解密条件与 %(origin)s 不同"),
}


@rule("CLS-07")
def sources_are_named(draft: Draft) -> Refusal | None:
    if draft.kind != "derived":
        return None
    if not draft.sources:
        return Refusal(_("派生定密没有写源事项"), _("请选择源事项；没有源事项的按原始定密拟定"))
    if not draft.case:
        return Refusal(_("没有写派生情形"), _("请选择派生情形"))
    return None


@rule("CLS-07")
def sources_are_in_force(draft: Draft) -> Refusal | None:
    over = [str(origin) for origin in draft.sources if origin.state != "signed"]
    if not over:
        return None
    return Refusal(_("源事项不在期：%(over)s") % {"over": "、".join(over)}, _("请核对源事项"))


@rule("SYS-02")
def sources_may_be_read(draft: Draft, by: "Person", at: datetime) -> Refusal | None:
    facts = facts_of(by, at)
    unseen = [
        x for x in draft.sources if not decide(facts, Action.READ, x.record_facts(at)).allowed
    ]
    if not unseen:
        return None
    return Refusal(_("有的源事项不在您的知悉范围"), _("请由知悉源事项的人拟定"))


@rule("CLS-07")
def nothing_falls_below_its_sources(draft: Draft, at: datetime) -> Refusal | None:
    found = falls_short(draft, at)
    if draft.kind != "derived" or not found:
        return None
    return Refusal(
        _("派生定密不得低于源事项：%(found)s") % {"found": "；".join(found)},
        _("请与源事项一致；确可降低的改按原始定密拟定，列出源事项并写明理由，另行报批"),
    )


def falls_short(draft: Draft, at: datetime) -> list[str]:
    """Return, in words, where a draft is laxer than one of its sources."""
    return [words for origin in draft.sources for words in _falls_short_of(draft, origin, at)]


def differences(item: "Item", origin: "Item") -> list[str]:
    """Return, in words, in which direction level and period differ from a source's (CLS-07)."""
    own, other = item.label.level, origin.label.level
    reach = _reaches(own, other), _reaches(other, own)
    last = _covers(item, origin), _covers(origin, item)
    found = [LEVELS.get(reach, OTHER_LEVEL)] if own != other else []
    found += [PERIODS[last]] if last in PERIODS else []
    return [str(each) % {"origin": origin, "level": other} for each in found]


def less_strict(
    item: "Item", level: "Level", period: str, circles: list["Circle"], at: datetime
) -> list[str]:
    """Return, in words, where new terms of a derived item are laxer than one of its sources."""
    if item.kind_of != "derived":
        return []
    named = item.sources.holding_at(at).select_related("origin__label__level__scheme")  # type: ignore[attr-defined]
    origins = [source.origin for source in named if source.origin.state == "signed"]
    as_drafted = Draft(
        level, period, item.starts, circles, item.copies, item.first_copy, item.basis,
        sources=origins,
    )  # fmt: skip
    return falls_short(as_drafted, at)


def _falls_short_of(draft: Draft, origin: "Item", at: datetime) -> list[str]:
    found = []
    if not _reaches(draft.level, origin.label.level):
        found.append(_("密级低于 %(origin)s 的%(level)s"))
    if not _lasts(draft, origin):
        found.append(_("期限短于 %(origin)s 的 %(period)s"))
    if beyond(draft.circles, _circles(origin, at), at):
        found.append(_("知悉范围宽于 %(origin)s"))
    words = {"origin": origin, "level": origin.label.level, "period": origin.period}
    return [str(each) % words for each in found]


def _reaches(level: "Level", other: "Level") -> bool:
    if level.scheme_id == other.scheme_id:
        return level.rank >= other.rank
    return not other.scheme.starred and level.weight >= other.weight


def _lasts(draft: Draft, origin: "Item") -> bool:
    try:
        period = Period.read(draft.period)
    except PeriodMalformed:
        return True
    return period.covers(draft.starts, origin.term, origin.starts)


def _covers(item: "Item", other: "Item") -> bool:
    return item.term.covers(item.starts, other.term, other.starts)


def _circles(origin: "Item", at: datetime) -> list[Any]:
    rows = origin.label.scopes.holding_at(at).select_related("circle")  # type: ignore[attr-defined]
    return [row.circle for row in rows]
