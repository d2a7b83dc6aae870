"""The fields of a period, shown as what they are and put together as the mark says them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.periods import (
    DAYS,
    KIND_NAMES,
    LONG_WORD,
    MONTH,
    YEAR,
    Kind,
    Period,
    PeriodMalformed,
)
from jiyao.foundation.procedures.forms import DateInput

UNITS = [(unit, unit) for unit in (YEAR, MONTH, DAYS)]
PERIOD = ("period_kind", "period_number", "period_unit", "period_day", "period_condition")


def period_in_fields(words: str) -> dict[str, str]:
    """Return what the fields of a period hold for one in words; nothing for one not understood."""
    try:
        period = Period.read(words)
    except PeriodMalformed:
        return {}
    found = (period.kind, period.number or "", period.unit, period.day or "", period.condition)
    return dict(zip(PERIOD, map(str, found), strict=True))


class PeriodFields(forms.Form):
    """Mixed into a form whose procedure takes a `period` in words."""

    period_kind = forms.ChoiceField(label=_("保密期限"), choices=list(KIND_NAMES.items()))
    period_number = forms.IntegerField(
        label=_("多长"), required=False, min_value=1, max_value=9999, help_text=_("一段时间的才填")
    )
    period_unit = forms.ChoiceField(label=_("单位"), choices=UNITS, required=False)
    period_day = forms.DateField(
        label=_("解密时间"), required=False, widget=DateInput(), help_text=_("定某一天的才填")
    )
    period_condition = forms.CharField(
        label=_("解密条件"),
        required=False,
        max_length=30,
        help_text=_("例如：会议结束时"),
    )

    def show_period(self, words: str) -> None:
        """Fill the fields from a period in words."""
        period = Period.read(words)
        found = (period.kind, period.number or None, period.unit, period.day, period.condition)
        self.initial.update(dict(zip(PERIOD, found, strict=True)))

    def put_together(self, values: dict[str, Any]) -> str:
        """Return the period in words; what is missing or cannot be is said at its field."""
        kind = values.get("period_kind", "")
        parts = {
            Kind.LENGTH: ("period_number", f"{values.get('period_number') or ''}"),
            Kind.DAY: ("period_day", _words_of(values.get("period_day"))),
            Kind.CONDITION: ("period_condition", (values.get("period_condition") or "").strip()),
            Kind.LONG: ("period_kind", LONG_WORD),
        }
        name, words = parts.get(kind, ("period_kind", ""))
        if words and kind == Kind.LENGTH:
            words += values.get("period_unit") or YEAR
        if name not in self.errors:
            self._check(name, kind, words)
        return words

    def _check(self, name: str, kind: str, words: str) -> None:
        try:
            if Period.read(words).kind != kind:
                raise PeriodMalformed(_("这不是解密条件，请在“保密期限”中改选"))
        except PeriodMalformed as fault:
            self.add_error(name, str(fault))


def _words_of(day: Any) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
