from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import DutyList
from jiyao.domains.organisation.procedures.duty_lists import issue_list
from jiyao.foundation.procedures.forms import ProcedureForm


class IssueListForm(ProcedureForm):
    procedure = issue_list
    kind = forms.ChoiceField(label=_("岗位类别"), choices=DutyList.KINDS)
    text = forms.CharField(
        label=_("职责"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("一行一条；印发后这一类岗位的人员要重新确认"),
    )
