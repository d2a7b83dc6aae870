from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.procedures.classifying import tie
from jiyao.domains.classification.models import Item
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.procedures.forms import ProcedureForm


class ItemField(forms.ModelChoiceField):
    """Items with their marks."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj}（{obj.marking}）"


class TieForm(ProcedureForm):
    procedure = tie
    item = ItemField(Item.objects.none(), label=_("定密事项"))

    def prepare(self) -> None:
        items = Item.objects.in_force().for_acting().visible_to(self.facts, Action.HANDLE)
        scheme = self.subject.label.level.scheme_id
        self.choose_from("item", items.filter(label__level__scheme=scheme).order_by("number"))
        self.initial["item"] = self.subject.item_id
