from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Opinion
from jiyao.domains.carriers.procedures.scoping import determine, widen
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.procedures.scope_fields import CircleField, CircleFields


class DetermineForm(CircleFields, ProcedureForm):
    procedure = determine
    opinion = forms.ChoiceField(label=_("拟办"), choices=Opinion.Kind.choices)
    words = forms.CharField(label=_("拟办意见"), max_length=200, required=False)

    def prepare(self) -> None:
        if is_above_ceiling(self.subject.label.level, timezone.now()):
            self.fields["words"].disabled = True
            self.fields["words"].help_text = _("高于处理上限，文字意见写在纸上")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        values["circles"] = self.chosen_circles(values)
        return values


class WidenForm(ProcedureForm):
    procedure = widen
    circle = CircleField(Circle.objects.none(), label=_("增加的部门、岗位或人员"))

    def prepare(self) -> None:
        if "circle" in self.fields:
            self.choose_from(
                "circle", Circle.objects.select_related("parent").order_by("kind_of", "pk")
            )
