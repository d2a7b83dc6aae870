from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.registers.declarations import REGISTERS
from jiyao.foundation.registers.procedures.views import save_view


class SaveViewForm(ProcedureForm):
    procedure = save_view
    name = forms.CharField(label=_("视图名称"), max_length=20)
    register = forms.ChoiceField(label=_("台账"), widget=forms.HiddenInput)
    query = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)

    def prepare(self) -> None:
        mine: Any = [(r.code, r.title) for r in REGISTERS.values() if r.is_open_to(self.facts)]
        self.fields["register"].choices = mine  # type: ignore[attr-defined]
        if not self.initial.get("register") and not self.is_bound:
            self.fields["register"].widget = forms.Select(choices=mine)
