from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.approvals.procedures.deciding import decline, grant
from jiyao.foundation.approvals.procedures.signing import evidence
from jiyao.foundation.procedures.forms import ProcedureForm


class GrantForm(ProcedureForm):
    procedure = grant
    remark = forms.CharField(label=_("审批意见"), max_length=300, required=False)


class DeclineForm(ProcedureForm):
    procedure = decline
    remark = forms.CharField(label=_("不批准的理由"), max_length=300)


class EvidenceForm(ProcedureForm):
    procedure = evidence
    paper = forms.CharField(label=_("纸质凭证编号或存放处"), max_length=120)
