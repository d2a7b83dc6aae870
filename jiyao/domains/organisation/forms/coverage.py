from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.procedures.chasing import chase_unit
from jiyao.foundation.procedures.forms import ProcedureForm


class ChaseUnitForm(ProcedureForm):
    procedure = chase_unit
    remark = forms.CharField(
        label=_("催办内容"), max_length=120, initial=_("请尽快签订责任书、承诺书，确认岗位职责")
    )
