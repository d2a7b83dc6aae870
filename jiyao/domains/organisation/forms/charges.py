from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Charge
from jiyao.domains.organisation.procedures.charging import assign_things, give_charge
from jiyao.foundation.people.gaps import THINGS
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.forms import ProcedureForm

TIERS = [(tier.value, tier.label) for tier in Charge.CHAIN]


class GiveChargeForm(ProcedureForm):
    procedure = give_charge
    tier = forms.ChoiceField(label=_("责任层级"), choices=TIERS)
    unit = forms.ModelChoiceField(
        Circle.objects.none(),
        label=_("部门"),
        required=False,
        empty_label=_("全单位"),
        help_text=_("分管业务的领导和部门保密责任人按部门明确"),
    )
    person = forms.ModelChoiceField(Person.objects.none(), label=_("责任人"))
    basis = forms.CharField(label=_("依据"), max_length=80, help_text=_("任命或分工文件的文号"))

    def prepare(self) -> None:
        self.choose_from("unit", Circle.objects.filter(kind_of=Circle.Kind.UNIT).order_by("name"))
        self.choose_from("person", Person.objects.filter(is_active=True).order_by("pinyin"))


class AssignThingsForm(ProcedureForm):
    procedure = assign_things
    person = forms.ModelChoiceField(Person.objects.none(), label=_("责任人"))
    basis = forms.CharField(label=_("依据"), max_length=80)
    things = forms.MultipleChoiceField(
        label=_("对象"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("还没有责任人的排在前面；选已有责任人的，由新的责任人接替"),
    )

    def prepare(self) -> None:
        self.choose_from("person", Person.objects.filter(is_active=True).order_by("pinyin"))
        held = Charge.objects.standing_at(timezone.now()).exclude(about="")
        named = {row.about: row.person for row in held.select_related("person")}
        field: Any = self.fields["things"]
        field.choices = sorted(_choices(named), key=lambda choice: choice[0] in named)


def _choices(named: dict[str, Any]) -> list[tuple[str, str]]:
    found = []
    for kind in THINGS.values():
        for thing in kind.things():
            key = f"{kind.code}:{thing.ref}"
            holder = f"（{named[key]}）" if key in named else ""
            found.append((key, f"{kind.title}：{thing.name}{holder}"))
    return found
