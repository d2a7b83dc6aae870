from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.forms.periods import PERIOD, PeriodFields
from jiyao.domains.classification.models import Rung
from jiyao.domains.classification.procedures.referring import (
    clear,
    dispute,
    refer,
    refer_higher,
    settle,
)
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.models import Level
from jiyao.foundation.procedures.forms import ProcedureForm

REPLY = _("批复文号")


class ReferForm(ProcedureForm):
    procedure = refer
    highest = forms.ModelChoiceField(
        Level.objects.select_related("scheme"),
        label=_("拟定的最高密级"),
        help_text=_("有几种意见的选最高的，确定前按它保护"),
    )
    body = forms.ChoiceField(label=_("报请机关"), choices=Rung.Body.choices)
    reference = forms.CharField(label=_("报请文号"), max_length=80)

    def prepare(self) -> None:
        level = self.subject.label.level
        self.choose_from("highest", level.scheme.levels.select_related("scheme"))
        self.initial.setdefault("highest", level)


class DisputeForm(ReferForm):
    procedure = dispute
    parties = forms.CharField(label=_("争议各方"), max_length=120)
    positions = forms.CharField(
        label=_("各方意见"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("只写主张的密级和理由，不写事项内容"),
    )

    def prepare(self) -> None:
        super().prepare()
        if is_above_ceiling(self.subject.label.level, timezone.now()):
            self.fields["positions"].disabled = True
            self.fields["positions"].help_text = _("高于处理上限，各方意见写在纸质材料上")


class ReferHigherForm(ProcedureForm):
    procedure = refer_higher
    body = forms.ChoiceField(label=_("报请机关"), choices=Rung.Body.choices)
    reference = forms.CharField(label=_("报请文号"), max_length=80)


class SettleForm(PeriodFields, ProcedureForm):
    procedure = settle
    level = forms.ModelChoiceField(Level.objects.select_related("scheme"), label=_("确定的密级"))
    long_basis = forms.CharField(
        label=_("“长期”的依据"), max_length=120, required=False, help_text=_("选长期的才填")
    )
    reference = forms.CharField(label=REPLY, max_length=80)

    @property
    def sections(self) -> list[tuple[Any, list[str]]]:
        return [
            (_("结果"), ["level", *PERIOD, "long_basis"]),
            (_("依据"), ["reference"]),
            (_("签名"), ["by_pin"]),
        ]

    def prepare(self) -> None:
        level = self.subject.item.label.level
        self.choose_from("level", level.scheme.levels.select_related("scheme"))
        self.initial["level"] = level
        self.show_period(self.subject.item.period)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        values["period"] = self.put_together(values)
        return values


class ClearForm(ProcedureForm):
    procedure = clear
    reference = forms.CharField(label=REPLY, max_length=80)
