"""Settings of the organisation: where regimes differ, a value with its clause and effective date.

Source: docs/glossary.md (制度参数). A setting is declared where it is used; its values are rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.regime.models import SettingValue
from jiyao.foundation.regime.vocabulary import ORGANISATIONS

Words = str | Promise
Value = int | str


@dataclass(frozen=True)
class Setting:
    """One thing that organisations decide for themselves.

    values: code → words of each choice, empty for a whole number; default: the safe value;
    by_level: it may be another for a level; levels: trail code of a level → its default;
    presets: kind of organisation → the value it starts with, where that is not the default;
    least: the smallest whole number it takes.
    """

    code: str
    title: Words
    clauses: tuple[str, ...]
    default: Any
    values: Mapping[str, Words] = field(default_factory=dict)
    unit: Words = ""
    by_level: bool = False
    levels: Mapping[str, Any] = field(default_factory=dict)
    presets: Mapping[str, Any] = field(default_factory=dict)
    least: int = 0

    def at(self, moment: datetime, level: Level | None = None) -> Any:
        """Return the value in force at `moment`, the one for `level` before the general one."""
        rows = SettingValue.objects.holding_at(moment).filter(code=self.code)
        return self.chosen(rows.order_by("-since", "-pk"), level)

    def chosen(self, rows: Iterable[SettingValue], level: Level | None = None) -> Any:
        """Return the value for `level` among the rows of this setting that hold, newest first."""
        newest: dict[int | None, Any] = {}
        for row in rows:
            newest.setdefault(row.level_id, row.value)
        if self.by_level and level is not None:
            if level.pk in newest:
                return newest[level.pk]
            if level.trail_code in self.levels:
                return self.levels[level.trail_code]
        return newest.get(None, self.default)

    def takes(self, value: Any) -> bool:
        """Whether `value` is one of the choices, else a whole number from `least` on."""
        if self.values:
            return value in self.values
        return type(value) is int and self.least <= value <= MOST

    def words(self, value: Any) -> str:
        """Return what a value is called, such as 3 个工作日."""
        return str(self.values.get(value, value)) if self.values else f"{value} {self.unit}".strip()

    def preset_for(self, kind: str) -> Any:
        """Return the value that a kind of organisation starts with."""
        return self.presets.get(kind, self.default)

    def name_at(self, level: Level | None) -> str:
        """Return the title, with the level that a value is for."""
        return f"{self.title}({level or _('未另定的密级')})" if self.by_level else str(self.title)


MOST = 10_000
SETTINGS: dict[str, Setting] = {}


def setting(declared: Setting) -> Setting:
    """Declare a setting and return it.

    Raises ValueError for a code used twice, a value that it does not take, a preset of an unknown
    kind of organisation, or defaults for levels where it is the same for all.
    """
    for value in (declared.default, *declared.levels.values(), *declared.presets.values()):
        if not declared.takes(value):
            raise ValueError(f"{declared.code}: {value!r}")
    if declared.presets.keys() - ORGANISATIONS.keys():
        raise ValueError(f"{declared.code}: presets for {sorted(declared.presets)}")
    if declared.levels and not declared.by_level:
        raise ValueError(f"{declared.code}: the same at every level")
    if SETTINGS.setdefault(declared.code, declared) is not declared:
        raise ValueError(declared.code)
    return declared
