from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.forms.fields import lines, to_come
from jiyao.domains.release.procedures.interviews import acknowledge, hold, plan
from jiyao.foundation.procedures.forms import DateInput, DateTimeInput, ProcedureForm
from jiyao.foundation.vault.forms import AttachFields


class PlanForm(ProcedureForm):
    procedure = plan
    outlet = forms.CharField(label=_("采访单位"), max_length=120)
    journalists = forms.CharField(label=_("采编人员"), max_length=120)
    topic = forms.CharField(
        label=_("采访主题"), max_length=120, help_text=_("不写涉密内容，用代号")
    )
    limits = lines(_("不得报道的内容"), 300, help_text=_("只写范围，不写具体内容；当面讲明"))
    planned_at = forms.DateTimeField(label=_("采访时间"), widget=DateTimeInput())

    def clean_planned_at(self) -> datetime:
        moment: datetime = self.cleaned_data["planned_at"]
        to_come(moment.date())
        return moment


class AcknowledgeForm(AttachFields, ProcedureForm):
    procedure = acknowledge
    signed_by = forms.CharField(label=_("签收人"), max_length=120)
    signed_on = forms.DateField(label=_("签收日期"), widget=DateInput())
    field_order = ("signed_by", "signed_on", "upload")

    def prepare(self) -> None:
        super().prepare()
        self.fields["upload"].label = _("签字的告知书")


class HoldForm(ProcedureForm):
    procedure = hold
    outcome = lines(_("采访情况"), 300, help_text=_("是否超出批准的范围，报道前是否送审"))
