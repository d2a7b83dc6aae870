from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.forms.fields import DayField
from jiyao.domains.training.models import Programme
from jiyao.domains.training.procedures.covering import issue_programme
from jiyao.foundation.procedures.forms import ProcedureForm


class IssueProgrammeForm(ProcedureForm):
    procedure = issue_programme
    content = forms.CharField(
        label=_("教育安排"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("写明时间、内容、形式和参加范围；全体人员可见，不要写涉密内容"),
    )
    due_on = DayField(
        label=_("全员完成期限"),
        help_text=_("到期没有参加集中教育的人会被催办"),
    )

    def prepare(self) -> None:
        own = Programme.objects.filter(year=timezone.localdate().year).first()
        if own:
            self.initial.setdefault("content", own.content)
            self.initial.setdefault("due_on", timezone.localdate(own.due_at))
