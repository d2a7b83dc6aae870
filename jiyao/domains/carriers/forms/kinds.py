from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.procedures.kinds import add_kind
from jiyao.foundation.procedures.forms import ProcedureForm


class AddKindForm(ProcedureForm):
    procedure = add_kind
    name = forms.CharField(label=_("载体种类"), max_length=40, help_text=_("如：缩微胶片"))
    unit = forms.CharField(
        label=_("计量单位"), max_length=8, help_text=_("每份按什么清点：页、张、分钟、个、件")
    )
