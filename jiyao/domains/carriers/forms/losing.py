from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.procedures.losing import report_found, report_missing, report_outside
from jiyao.foundation.procedures.forms import ProcedureForm


class ReportMissingForm(ProcedureForm):
    procedure = report_missing
    last_seen = forms.CharField(label=_("最后见到的时间和处所"), max_length=120)


class ReportOutsideForm(ProcedureForm):
    procedure = report_outside
    number = forms.CharField(label=_("上报文号"), max_length=80)


class ReportFoundForm(ProcedureForm):
    procedure = report_found
    where = forms.CharField(label=_("在何处找到"), max_length=120)
