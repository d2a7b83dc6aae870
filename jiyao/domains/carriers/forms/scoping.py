from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Opinion
from jiyao.domains.carriers.procedures.scoping import determine, widen
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.forms import ProcedureForm


class DetermineForm(ProcedureForm):
    procedure = determine
    circles = forms.ModelMultipleChoiceField(
        Circle.objects.none(),
        label=_("部门和岗位"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    persons = forms.ModelMultipleChoiceField(
        Circle.objects.none(),
        label=_("指定人员"),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        required=False,
        help_text=_("按住 Ctrl 可选多人"),
    )
    opinion = forms.ChoiceField(label=_("拟办"), choices=Opinion.Kind.choices)
    words = forms.CharField(label=_("拟办意见"), max_length=200, required=False)

    def prepare(self) -> None:
        one_person = {"kind_of": Circle.Kind.PERSON}
        bodies = Circle.objects.exclude(**one_person).order_by("-kind_of", "pk")
        self.choose_from("circles", bodies)
        self.choose_from("persons", Circle.objects.filter(**one_person).order_by("name"))
        if is_above_ceiling(self.subject.label.level, timezone.now()):
            self.fields["words"].disabled = True
            self.fields["words"].help_text = _("高于处理上限，文字意见写在纸上")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        values["circles"] = [*values.get("circles", ()), *values.get("persons", ())]
        if not values["circles"]:
            self.add_error("circles", _("至少选一个部门、岗位或人员"))
        return values


class WidenForm(ProcedureForm):
    procedure = widen
    circle = forms.ModelChoiceField(Circle.objects.none(), label=_("增加的部门、岗位或人员"))

    def prepare(self) -> None:
        if "circle" in self.fields:
            self.choose_from("circle", Circle.objects.order_by("kind_of", "pk"))
