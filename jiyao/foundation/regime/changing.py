"""What a change of settings would do, line by line, and how it becomes the values in force."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.regime.models import SettingChange, SettingValue
from jiyao.foundation.regime.settings import SETTINGS, Setting


@dataclass(frozen=True)
class Line:
    """One value that a change sets: for which setting and level, what stood and what shall."""

    setting: Setting
    level: Level | None
    was: Any
    value: Any

    @property
    def name(self) -> str:
        return self.setting.name_at(self.level)

    @property
    def was_words(self) -> str:
        return self.setting.words(self.was)

    @property
    def words(self) -> str:
        return self.setting.words(self.value)

    @property
    def written(self) -> list[Any]:
        """The line as `SettingChange.lines` keeps it."""
        level = self.level.trail_code if self.level else ""
        return [self.setting.code, level, self.was, self.value]

    def still_stands(self, held: "Held") -> bool:
        """Whether what stood when it was drafted is what would hold without it."""
        return bool(self.setting.chosen(held[self.setting.code], self.level) == self.was)


Held = Mapping[str, list[SettingValue]]


def held_at(moment: datetime) -> Held:
    """Return the values of every setting that hold at `moment`, newest first, in one query."""
    found: defaultdict[str, list[SettingValue]] = defaultdict(list)
    for row in SettingValue.objects.holding_at(moment).order_by("-since", "-pk"):
        found[row.code].append(row)
    return found


def begins(starts: date, at: datetime) -> datetime:
    """Return the moment from which a value holds: the act itself today, else the start of the day.

    starts: the effective date; at: when the act is done.
    """
    return max(at, start_of(starts))


def line_of(code: str, level: Level | None, value: Any, starts: date, at: datetime) -> Line:
    """Return what one change would do on its effective date. Raises KeyError for a strange code."""
    setting = SETTINGS[code]
    return Line(setting, level, setting.at(begins(starts, at), level), value)


def preset_lines(kind: str, starts: date, at: datetime) -> list[Line]:
    """Return what would change on the effective date for an organisation of this kind.

    The value for all levels alone: what was set for one level stays.
    """
    held = held_at(begins(starts, at))
    lines = (
        Line(each, None, each.chosen(held[each.code]), each.preset_for(kind))
        for each in SETTINGS.values()
    )
    return [line for line in lines if line.was != line.value]


def lines_of(change: SettingChange) -> list[Line]:
    """Return the lines of a change; a setting that the program has no more is left out."""
    levels = _levels()
    return [
        Line(SETTINGS[code], levels.get(level), was, value)
        for code, level, was, value in change.lines
        if code in SETTINGS
    ]


def draft_change(
    title: str, lines: Iterable[Line], *, starts: date, reason: str, by: Any, at: datetime
) -> SettingChange:
    """Write a change down, inside an act; nothing holds yet."""
    return SettingChange.objects.create(
        title=title,
        lines=[line.written for line in lines],
        starts=starts,
        reason=reason,
        drafted_by=by,
        drafted_at=at,
    )


def put_in_force(change: SettingChange, by: Any, at: datetime) -> None:
    """Write the values of a change, inside an act: each holds from the effective date on."""
    for line in lines_of(change):
        SettingValue.objects.create(
            code=line.setting.code,
            level=line.level,
            value=line.value,
            change=change,
            since=begins(change.starts, at),
            set_by=by,
        )
    change.adopted_at = at
    change.save()


def day_words(day: date) -> str:
    """Return a date as a document spells it."""
    parts = {"year": day.year, "month": day.month, "day": day.day}
    return _("%(year)d年%(month)d月%(day)d日") % parts


def _levels() -> dict[str, Level]:
    return {each.trail_code: each for each in Level.objects.select_related("scheme")}
