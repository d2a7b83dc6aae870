"""Reasons not to propose: something missing, against the catalogue, to the wrong people."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.drafts import NEVER_SECRET, NO_TRADE_SECRET, TRADE_SECRETS
from jiyao.domains.classification.periods import Kind, Period, PeriodMalformed
from jiyao.domains.classification.rules.deriving import falls_short
from jiyao.domains.classification.rules.paths import TRADE, WORK
from jiyao.domains.classification.settings import LONGEST_YEARS
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.groups import beyond, beyond_group, group_of
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from datetime import date

    from jiyao.domains.classification.drafts import Draft
    from jiyao.foundation.access.models import Level
    from jiyao.foundation.people.models import Circle


@rule("CLS-03")
def draft_is_whole(draft: "Draft") -> Refusal | None:
    missing = [
        str(name)
        for name, value in (
            (_("密级"), draft.level),
            (_("保密期限"), draft.period.strip()),
            (_("知悉范围"), draft.circles),
            (_("印数"), draft.copies),
            (_("份号"), draft.first_copy),
        )
        if not value
    ]
    if not missing:
        return None
    return Refusal(
        _("没有确定：%(missing)s") % {"missing": "、".join(missing)},
        _("密级、期限、范围、印数、份号须一次定全"),
    )


@rule("CLS-03", "CLS-06")
def period_can_be(draft: "Draft", at: datetime) -> Refusal | None:
    return not_a_period(draft.period, draft.long_basis, draft.starts, draft.level, at)


def not_a_period(
    words: str, long_basis: str, starts: "date", level: "Level", at: datetime
) -> Refusal | None:
    """Return why a period cannot be that of an item of this level, or None."""
    try:
        period = Period.read(words)
    except PeriodMalformed as fault:
        return Refusal(str(fault), _("例如：10年、6个月、2030年1月1日、会议结束时、长期"))
    if period.kind is Kind.LONG:
        return None if long_basis.strip() else _no_basis()
    years, end = LONGEST_YEARS.at(at, level), period.ends(starts)
    if end is None:
        return None
    if not period.is_within(years, starts):
        return Refusal(
            _("%(level)s的保密期限不超过 %(years)d 年") % {"level": level, "years": years},
            _("请缩短期限；保密事项范围另有规定的，按“长期”写明依据"),
        )
    if end <= timezone.localdate(at):
        return Refusal(_("保密期限到今天已经届满"), _("请核对制发日和期限"))
    return None


def _no_basis() -> Refusal:
    return Refusal(_("“长期”须有保密事项范围的明文依据"), _("请写明依据，或改定期限"))


def departures(draft: "Draft", at: datetime) -> list[str]:
    """Return, in words, where a draft departs from the catalogue or falls below its sources.

    What is derived follows its sources instead; work secrets need no catalogue.
    """
    if draft.kind != "original" or draft.level.scheme.code == WORK:
        return []
    found = [str(_("低于源事项"))] if falls_short(draft, at) else []
    if draft.line is None:
        return [*found, str(_("目录中没有对应的条目"))]
    if draft.line.level_id != draft.level.pk:
        found.append(str(_("密级与目录不同")))
    if draft.line.period != draft.period.strip():
        found.append(str(_("保密期限与目录不同")))
    if beyond(draft.circles, draft.line.circles_at(at), at):
        found.append(str(_("知悉范围超出目录")))
    return found


@rule("CLS-01")
def catalogue_is_followed(draft: "Draft", at: datetime) -> Refusal | None:
    found = departures(draft, at)
    if not found or draft.deviation.strip():
        return None
    return Refusal(
        _("与保密事项目录不符：%(found)s") % {"found": "、".join(found)},
        _("请按目录拟定；确需偏离的写明理由，报保密委员会或上级同意"),
    )


@rule("CLS-01")
def line_is_in_force(draft: "Draft", at: datetime) -> Refusal | None:
    line = draft.line
    if line is None or (line.since <= at and (line.until is None or line.until > at)):
        return None
    return Refusal(_("目录条目“%(line)s”已经停用") % {"line": line}, _("请另选条目"))


@rule("CLS-01")
def nothing_forbids_secrecy(draft: "Draft") -> Refusal | None:
    if not draft.level.scheme.starred:
        return None
    unsaid = [str(words) for code, words in NEVER_SECRET.items() if code not in draft.checked]
    if not unsaid:
        return None
    return Refusal(
        _("没有核对：%(unsaid)s") % {"unsaid": "；".join(unsaid)},
        _("有一项不符的，不得定为国家秘密；属工作秘密、商业秘密的改用相应密级"),
    )


@rule("CLS-15")
def trade_secret_has_a_category(draft: "Draft") -> Refusal | None:
    if draft.level.scheme.code != TRADE:
        if not draft.category:
            return None
        return Refusal(_("只有商业秘密分类别"), _("请不选商业秘密类别，或改选商业秘密的密级"))
    if draft.category in TRADE_SECRETS:
        return None
    if draft.category == NO_TRADE_SECRET:
        return Refusal(
            _("一般性决定、通知、行政文件不属于商业秘密，不得定密"), _("请按普通文件办理")
        )
    return Refusal(_("没有选商业秘密类别"), _("请选择属于哪一类商业秘密"))


@rule("SYS-10")
def title_is_below_the_ceiling(draft: "Draft", at: datetime) -> Refusal | None:
    if draft.title and is_above_ceiling(draft.level, at):
        return Refusal(
            _("%(level)s高于本系统的处理上限，不得录入事项名称") % {"level": draft.level},
            _("请改填代号标题，名称只写在纸上"),
        )
    if draft.title or draft.code_title:
        return None
    return Refusal(_("事项名称和代号标题都没有填"), _("请填其中一项"))


@rule("CLS-12")
def scope_is_for_the_group(draft: "Draft", at: datetime) -> Refusal | None:
    return not_for(draft.level, draft.circles, at)


@rule("CLS-12")
def circles_are_of_the_group(
    level: "Level", circles: list["Circle"], at: datetime
) -> Refusal | None:
    return not_for(level, circles, at)


def not_for(level: "Level", circles: list["Circle"], at: datetime) -> Refusal | None:
    """Return why a level is not for all of these circles, or None."""
    outside = beyond_group(level, circles, at)
    if not outside:
        return None
    named = "、".join(map(str, group_of(level, at))) or str(_("还没有规定"))
    return Refusal(
        _("%(outside)s 不在%(level)s的阅读群体（%(named)s）内")
        % {"outside": "、".join(map(str, outside)), "level": level, "named": named},
        _("请缩小知悉范围，或由保密办报批调整阅读群体"),
    )
