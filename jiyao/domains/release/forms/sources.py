from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import Item
from jiyao.domains.release.procedures.sources import link_source
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.models import Level
from jiyao.foundation.procedures.forms import ProcedureForm


class ItemField(forms.ModelChoiceField):
    """An item determined here, with its mark."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj}（{obj.marking}）"


class LinkSourceForm(ProcedureForm):
    procedure = link_source
    item = ItemField(Item.objects.none(), label=_("本单位的定密事项"), required=False)
    name = forms.CharField(
        label=_("外来文件"), max_length=120, required=False, help_text=_("文号；选了定密事项的不填")
    )
    level = forms.ModelChoiceField(
        Level.objects.select_related("scheme"), label=_("外来文件的原密级"), required=False
    )
    cleared = forms.CharField(
        label=_("解密依据"),
        max_length=120,
        required=False,
        help_text=_("外来文件已由原定密单位解密的，填文号"),
    )

    def prepare(self) -> None:
        seen = Item.objects.visible_to(self.facts, Action.READ)
        self.choose_from("item", seen.for_acting().order_by("-pk"))
