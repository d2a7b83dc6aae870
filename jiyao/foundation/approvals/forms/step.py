"""One step of a flow as one field: who, how, from which level, in how many days."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import ROLES, STAFF
from jiyao.foundation.approvals.rules.flows import MOST_DAYS
from jiyao.foundation.procedures.flows import DAYS, FlowStep

DECIDING = [(code, role.name) for code, role in ROLES.items() if code != STAFF.code]
WAYS = [("any", _("任一人决定")), ("everybody", _("全部会签"))]


class StepWidget(forms.MultiWidget):
    """Boxes for the roles, then the rest in one line."""

    template_name = "approvals/step_widget.html"

    def __init__(self, least: list[tuple[int, Any]]) -> None:
        parts: dict[str, forms.Widget | type[forms.Widget]] = {
            "roles": forms.CheckboxSelectMultiple(choices=DECIDING),
            "way": forms.Select(choices=WAYS, attrs={"aria-label": _("方式")}),
            "least": forms.Select(choices=least, attrs={"aria-label": _("适用密级")}),
            "days": forms.NumberInput(attrs={"aria-label": _("时限（工作日）")}),
        }
        super().__init__(parts)

    def decompress(self, value: FlowStep | None) -> list[Any]:
        step = value or FlowStep(())
        return [list(step.roles), WAYS[step.everybody][0], step.least, step.days]


class StepField(forms.MultiValueField):
    """A step, or nothing when no role is ticked."""

    def __init__(self, *, least: list[tuple[int, Any]], **options: Any) -> None:
        fields = (
            forms.MultipleChoiceField(choices=DECIDING, required=False),
            forms.ChoiceField(choices=WAYS),
            forms.TypedChoiceField(choices=least, coerce=int),
            forms.IntegerField(min_value=1, max_value=MOST_DAYS, initial=DAYS),
        )
        super().__init__(fields, widget=StepWidget(least), require_all_fields=False, **options)

    def compress(self, data_list: list[Any]) -> FlowStep | None:
        if not data_list or not data_list[0]:
            return None
        roles, way, least, days = data_list
        return FlowStep(tuple(roles), way == WAYS[1][0], least, days)
