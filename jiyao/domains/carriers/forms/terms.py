from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Term
from jiyao.domains.carriers.procedures.terms import enter
from jiyao.foundation.procedures.forms import ProcedureForm


class EnterForm(ProcedureForm):
    procedure = enter
    use = forms.ChoiceField(label=_("用作"), choices=Term.Use.choices)
    name = forms.CharField(
        label=_("名称"), max_length=20, help_text=_("机关代字只写汉字，例如：青办发")
    )
    secret = forms.BooleanField(
        label=_("涉密件专用"),
        required=False,
        help_text=_("只对机关代字：国家秘密件与其他文件分开编号"),
    )
