"""Changing settings: drafted by the office that keeps the regime, approved by a leader, dated.

A value is part of the regime: who keeps the regime day by day proposes, who answers for it
approves, and the two are never one person (SYS-06). It is in force from a day on, never before.
"""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import LEADER, SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.regime import rules
from jiyao.foundation.regime.changing import (
    day_words,
    draft_change,
    line_of,
    preset_lines,
    put_in_force,
)
from jiyao.foundation.regime.models import SettingChange
from jiyao.foundation.regime.vocabulary import ORGANISATIONS


@procedure(
    "regime.change.drafted",
    _("拟调制度参数"),
    by=SECRECY_OFFICE,
    cites=("INS-08",),
    rules=(rules.setting_takes_the_value, rules.start_is_not_past, rules.value_would_change),
)
def draft(
    *,
    code: str,
    level: Level | None,
    value: int | str,
    starts: date,
    reason: str,
    by: Person,
    at: datetime,
) -> SettingChange:
    """Draft another value of one setting, for one level or for all others."""
    line = line_of(code, level, value, starts, at)
    words = {
        "name": line.name,
        "was": line.was_words,
        "value": line.words,
        "day": day_words(starts),
    }
    title = _now("%(name)s：由“%(was)s”改为“%(value)s”，自%(day)s起") % words
    return draft_change(title, [line], starts=starts, reason=reason, by=by, at=at)


@procedure(
    "regime.preset.drafted",
    _("拟用单位类型预设"),
    by=SECRECY_OFFICE,
    cites=("INS-08",),
    rules=(rules.start_is_not_past, rules.preset_would_change_something),
)
def draft_preset(
    *, kind: str, starts: date, reason: str, by: Person, at: datetime
) -> SettingChange:
    """Draft all that would change for an organisation of this kind, as one change."""
    lines = preset_lines(kind, starts, at)
    words = {"kind": ORGANISATIONS[kind], "count": len(lines), "day": day_words(starts)}
    title = _now("按“%(kind)s”预设调整 %(count)d 项，自%(day)s起") % words
    return draft_change(title, lines, starts=starts, reason=reason, by=by, at=at)


@procedure(
    "regime.change.adopted",
    _("施行参数调整"),
    by=SECRECY_OFFICE,
    cites=("INS-08",),
    rules=(
        rules.change_is_not_adopted,
        rules.change_still_begins_in_time,
        rules.change_stands_on_what_holds,
    ),
    approval=Approval(by=(LEADER,), fields=("change",), valid=timedelta(days=30)),
)
def adopt(change: SettingChange, *, by: Person, at: datetime) -> SettingChange:
    """Put the drafted values in force from their effective date on."""
    put_in_force(change, by, at)
    return change
