from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.forms.proposing import LineField
from jiyao.domains.classification.models import CatalogueLine, Project, ProjectOpinion
from jiyao.domains.classification.procedures.projects import (
    register_project,
    settle_catalogue,
    speak,
)
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm


class PeopleField(forms.ModelMultipleChoiceField):
    """People, each with the department for which an opinion is given."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.unit}　{obj}"


class RegisterProjectForm(ProcedureForm):
    procedure = register_project
    name = forms.CharField(
        label=_("项目代号"), max_length=40, help_text=_("写代号或不涉密的名称，不写内容")
    )
    unit = forms.ModelChoiceField(
        Circle.objects.filter(kind_of=Circle.Kind.UNIT).order_by("pk"), label=_("承担部门")
    )
    approved_on = forms.DateField(label=_("立项日期"), widget=DateInput())
    reference = forms.CharField(label=_("立项文号"), max_length=80)
    asked = PeopleField(
        Person.objects.filter(is_active=True, unit__isnull=False)
        .select_related("unit")
        .order_by("unit", "name"),
        label=_("征求意见的部门人员"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("除承担部门外，至少一个有关部门"),
    )

    def prepare(self) -> None:
        self.initial.setdefault("approved_on", timezone.localdate())


class SpeakForm(ProcedureForm):
    procedure = speak
    said = forms.ChoiceField(
        label=_("意见"), choices=ProjectOpinion.Said.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("说明"), max_length=200, required=False, help_text=_("写事项的类别，不写具体内容")
    )


class LinesField(LineField, forms.ModelMultipleChoiceField):
    """Lines of the catalogue, each with its mark."""


class SettleCatalogueForm(ProcedureForm):
    procedure = settle_catalogue
    outcome = forms.ChoiceField(label=_("目录修订结果"), choices=Project.Outcome.choices)
    lines = LinesField(
        CatalogueLine.objects.none(),
        label=_("对应的目录条目"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("没有的，先在保密事项目录中增加条目"),
    )

    def prepare(self) -> None:
        seen: Any = CatalogueLine.objects.visible_to(self.facts, Action.HANDLE)
        self.choose_from("lines", seen.holding_at(timezone.now()).select_related("level__scheme"))
