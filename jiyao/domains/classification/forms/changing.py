from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.forms.periods import PERIOD, PeriodFields
from jiyao.domains.classification.forms.waiting import OneAtATime
from jiyao.domains.classification.models import Item
from jiyao.domains.classification.procedures.changing import (
    GROUNDS,
    change,
    enter_change,
    enter_release,
)
from jiyao.foundation.access.models import Level
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.procedures.scope_fields import CircleFields

REFERENCE = _("依据文号")
HIDDEN: dict[str, Any] = {"required": False, "disabled": True, "widget": forms.HiddenInput}


class EnterChangeForm(PeriodFields, CircleFields, ProcedureForm):
    procedure = enter_change
    level = forms.ModelChoiceField(Level.objects.select_related("scheme"), label=_("变更后密级"))
    period = forms.CharField(label=_("变更后保密期限（从制发日起算）"), **HIDDEN)
    circles = forms.CharField(label=_("变更后知悉范围"), **HIDDEN)
    long_basis = forms.CharField(
        label=_("“长期”的依据"), max_length=120, required=False, help_text=_("选长期的才填")
    )
    reference = forms.CharField(label=_("原定密单位通知的文号"), max_length=80)

    subject: Item

    @property
    def sections(self) -> list[tuple[Any, list[str]]]:
        return [
            (_("依据"), ["ground", "reference"]),
            (_("变更后密级和保密期限"), ["level", *PERIOD, "long_basis"]),
            (_("变更后知悉范围"), ["bodies", "persons"]),
            (_("签名"), ["by_pin"]),
            (_("申请"), ["request_reason"]),
        ]

    def prepare(self) -> None:
        level = self.subject.label.level
        self.choose_from("level", level.scheme.levels.select_related("scheme"))
        now = self.initial if self.amends else {}
        self.initial["level"] = now.get("level", level)
        self.initial["long_basis"] = now.get("long_basis", self.subject.long_basis)
        self.show_period(now.get("period") or self.subject.period)
        self.show_circles(now.get("circles") or self.subject.chosen_circles(timezone.now()))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "period_kind" in self.fields:
            values["period"] = self.put_together(values)
            values["circles"] = self.chosen_circles(values)
        return values


class ChangeForm(OneAtATime, EnterChangeForm):
    procedure = change
    ground = forms.ChoiceField(label=_("变更理由"), choices=list(GROUNDS.items()))
    reference = forms.CharField(
        label=REFERENCE, max_length=80, help_text=_("新的保密事项范围、会议纪要或批复的文号")
    )

    def prepare(self) -> None:
        if self.is_request:
            super().prepare()
            return
        for name in (*PERIOD, "bodies", "persons"):
            del self.fields[name]


class EnterReleaseForm(ProcedureForm):
    procedure = enter_release
    reference = forms.CharField(label=_("原定密单位通知的文号"), max_length=80)
