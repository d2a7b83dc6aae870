"""Settings of the organisation: where regimes differ, a value with its clause and effective date.

Source: docs/glossary.md (制度参数). A setting is declared where it is used; its values are rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise

from jiyao.foundation.access.models import Level
from jiyao.foundation.regime.models import SettingValue

Words = str | Promise


@dataclass(frozen=True)
class Setting:
    """One thing that organisations decide for themselves.

    values: code → words of each choice, empty for a whole number; default: the safe value;
    by_level: it may be another for a level; levels: trail code of a level → its default;
    presets: kind of organisation → the value it starts with, where that is not the default.
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

    def at(self, moment: datetime, level: Level | None = None) -> Any:
        """Return the value in force at `moment`, the one for `level` before the general one."""
        rows = SettingValue.objects.holding_at(moment).filter(code=self.code)
        if not self.by_level or level is None:
            found = rows.filter(level=None).order_by("-since", "-pk").first()
            return found.value if found else self.default
        chosen = list(rows.filter(Q(level=None) | Q(level=level)).order_by("-since", "-pk"))
        special = next((row for row in chosen if row.level_id), None)
        if special is None and level.trail_code in self.levels:
            return self.levels[level.trail_code]
        found = special or next(iter(chosen), None)
        return found.value if found else self.default


SETTINGS: dict[str, Setting] = {}


def setting(declared: Setting) -> Setting:
    """Declare a setting and return it. Raises ValueError for a code used twice or a bad default."""
    if SETTINGS.setdefault(declared.code, declared) is not declared:
        raise ValueError(declared.code)
    for value in (declared.default, *declared.levels.values(), *declared.presets.values()):
        known = value in declared.values if declared.values else isinstance(value, int)
        if not known:
            raise ValueError(f"{declared.code}: {value!r}")
    return declared
