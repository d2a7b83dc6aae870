from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.forms.deciding import WordsForm
from jiyao.domains.classification.forms.periods import PeriodFields
from jiyao.domains.classification.models import Event, Item
from jiyao.domains.classification.procedures.expiring import (
    GROUNDS,
    extend,
    release,
    review_for_the_year,
)
from jiyao.foundation.procedures.forms import ProcedureForm


class ExtendForm(PeriodFields, ProcedureForm):
    procedure = extend
    period = forms.CharField(
        label=_("新的保密期限（从制发日起算）"),
        required=False,
        disabled=True,
        widget=forms.HiddenInput,
    )
    long_basis = forms.CharField(
        label=_("“长期”的依据"), max_length=120, required=False, help_text=_("选长期的才填")
    )

    subject: Item

    def prepare(self) -> None:
        self.fields["period_kind"].label = self.fields["period"].label
        if self.is_request:
            self.show_period(self.initial["period"] if self.amends else self.subject.period)
            return
        for name in [n for n in self.fields if n.startswith("period_")]:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.is_request:
            values["period"] = self.put_together(values)
        return values


class ReleaseForm(ProcedureForm):
    procedure = release
    ground = forms.ChoiceField(label=_("解密情形"), choices=list(GROUNDS.items()))


class YearForm(WordsForm):
    procedure = review_for_the_year
    result = forms.ChoiceField(
        label=_("审核结果"),
        choices=[
            (Event.What.KEPT.value, _("维持")),
            (Event.What.QUESTIONED.value, _("拟变更或解除，另行报批")),
        ],
    )
