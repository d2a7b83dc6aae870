"""Which value of each setting is in force, since when and by whom, and what comes next."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jiyao.foundation.access.models import Level
from jiyao.foundation.regime.models import SettingValue
from jiyao.foundation.regime.settings import SETTINGS, Setting
from jiyao.foundation.regime.vocabulary import AREAS


@dataclass(frozen=True)
class Standing:
    """One setting at one level: what holds, the row that says so, and the next one if any."""

    setting: Setting
    level: Level | None
    value: Any
    row: SettingValue | None
    next: SettingValue | None

    @property
    def words(self) -> str:
        return self.setting.words(self.value)

    @property
    def next_words(self) -> str:
        return self.setting.words(self.next.value) if self.next else ""


def standings(now: datetime) -> list[dict[str, Any]]:
    """Return every area that has settings with what holds at `now`, in two queries."""
    rows, levels = _rows_by_code(), list(Level.objects.select_related("scheme"))
    areas = []
    for area, name in AREAS.items():
        mine = [s for s in SETTINGS.values() if s.clauses[0].startswith(area)]
        if mine:
            parts = [_of_setting(s, rows[s.code], levels, now) for s in mine]
            areas.append({"area": area, "name": name, "settings": parts})
    return areas


def standing_of(setting: Setting, now: datetime) -> dict[str, Any]:
    """Return what holds of one setting at `now` at each level, and every value it ever had."""
    levels = list(Level.objects.select_related("scheme"))
    rows = _rows_by_code(setting.code)[setting.code]
    history = [{"row": row, "words": setting.words(row.value)} for row in rows]
    return _of_setting(setting, rows, levels, now) | {"history": history}


def _rows_by_code(*codes: str) -> dict[str, list[SettingValue]]:
    found: defaultdict[str, list[SettingValue]] = defaultdict(list)
    rows = SettingValue.objects.filter(code__in=codes or SETTINGS)
    shown = rows.select_related("set_by", "change", "level__scheme").order_by("-since", "-pk")
    for row in shown:
        found[row.code].append(row)
    return found


def _of_setting(
    setting: Setting, rows: list[SettingValue], levels: Iterable[Level], now: datetime
) -> dict[str, Any]:
    own = {row.level_id for row in rows}
    special = [each for each in levels if each.pk in own or each.trail_code in setting.levels]
    shown = [None, *(special if setting.by_level else ())]
    lines = [_standing(setting, level, rows, now) for level in shown]
    return {"setting": setting, "lines": lines}


def _standing(
    setting: Setting, level: Level | None, rows: list[SettingValue], now: datetime
) -> Standing:
    mine = [row for row in rows if row.level_id == (level.pk if level else None)]
    begun = [row for row in rows if _holds(row, now)]
    coming = [row for row in mine if row.since > now]
    return Standing(
        setting,
        level,
        setting.chosen(begun, level),
        next((row for row in begun if row in mine), None),
        min(coming, key=lambda row: (row.since, -row.pk), default=None),
    )


def _holds(row: SettingValue, now: datetime) -> bool:
    return row.since <= now and (row.until is None or row.until > now)
