"""Fields that several forms of training have."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.reckoning import minutes_of
from jiyao.foundation.procedures.forms import DateInput


class DayField(forms.DateField):
    """A day picked in the browser's own control."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**{"widget": DateInput(), **how})


class HoursField(forms.DecimalField):
    """Hours of training, given back in whole minutes."""

    def __init__(self, **how: Any) -> None:
        limits: dict[str, Any] = {"min_value": Decimal("0.25"), "max_value": 200}
        super().__init__(**{"label": _("学时"), "decimal_places": 2, **limits, **how})

    def clean(self, value: Any) -> Any:
        hours = super().clean(value)
        return None if hours is None else minutes_of(hours)


def ticks(label: Any, choices: Any, **how: Any) -> forms.MultipleChoiceField:
    """Return a field in which several plain choices are ticked."""
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=widget, required=False, **how
    )
