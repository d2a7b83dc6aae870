from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.procedures.damaging import report_damage, settle
from jiyao.foundation.procedures.forms import ProcedureForm, not_a_pin


class ReportDamageForm(ProcedureForm):
    procedure = report_damage
    condition = forms.CharField(
        label=_("污损情况"),
        max_length=120,
        help_text=_("如：第 3 页墨渍；不写文件内容"),
        validators=[not_a_pin],
    )


class SettleForm(ProcedureForm):
    procedure = settle
    outcome = forms.CharField(
        label=_("处理结果"),
        max_length=200,
        help_text=_("怎样发生的，怎样处理的"),
        validators=[not_a_pin],
    )
