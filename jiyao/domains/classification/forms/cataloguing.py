from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.forms.periods import PERIOD, PeriodFields
from jiyao.domains.classification.models import CatalogueLine, Officer
from jiyao.domains.classification.procedures.cataloguing import (
    appoint_officer,
    enter,
    name_member,
    replace,
)
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm
from jiyao.foundation.procedures.scope_fields import CircleFields


class EnterForm(PeriodFields, CircleFields, ProcedureForm):
    procedure = enter
    item = forms.CharField(label=_("事项"), max_length=120, help_text=_("写一类事项，不写具体内容"))
    unit = forms.CharField(label=_("产生部门或岗位"), max_length=60)
    level = forms.ModelChoiceField(Level.objects.select_related("scheme"), label=_("密级"))
    basis = forms.CharField(label=_("依据"), max_length=120, help_text=_("保密事项范围的条目"))

    @property
    def sections(self) -> list[tuple[Any, list[str]]]:
        return [
            (_("事项"), ["item", "unit", "basis"]),
            (_("密级和保密期限"), ["level", *PERIOD]),
            (_("知悉范围"), ["bodies", "persons"]),
        ]

    def prepare(self) -> None:
        self.initial.setdefault("period_kind", "length")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        values["period"] = self.put_together(values)
        values["circles"] = self.chosen_circles(values)
        return values


class ReplaceForm(EnterForm):
    procedure = replace

    subject: CatalogueLine

    def prepare(self) -> None:
        line = self.subject
        for name in ("item", "unit", "basis", "level"):
            self.initial[name] = getattr(line, name)
        self.show_period(line.period)
        self.show_circles(line.circles_at(timezone.now()))


class AppointOfficerForm(ProcedureForm):
    procedure = appoint_officer
    person = forms.ModelChoiceField(Person.objects.filter(is_active=True), label=_("定密责任人"))
    kind = forms.ChoiceField(label=_("类别"), choices=Officer.Kind.choices)
    level = forms.ModelChoiceField(
        Level.objects.select_related("scheme"), label=_("可以确定的最高密级")
    )
    basis = forms.CharField(label=_("任命文号"), max_length=80)
    certificate = forms.CharField(label=_("培训证书编号"), max_length=60)
    trained_on = forms.DateField(label=_("培训日期"), widget=DateInput())
    trained_until = forms.DateField(label=_("培训有效期至"), widget=DateInput())


class NameMemberForm(ProcedureForm):
    procedure = name_member
    person = forms.ModelChoiceField(Person.objects.filter(is_active=True), label=_("成员"))
    duty = forms.CharField(label=_("小组职务"), max_length=40, required=False)
