from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.forms.fields import lines
from jiyao.domains.personnel.models import Review
from jiyao.domains.personnel.procedures.reviewing import judge
from jiyao.foundation.procedures.forms import ProcedureForm

Verdict = Review.Verdict
APPRAISED = [(each.value, each.label) for each in Verdict if each != Verdict.OPEN]
REVIEWED = [each for each in APPRAISED if each[0] != Verdict.GOOD]


class JudgeForm(ProcedureForm):
    procedure = judge
    subject: Review

    verdict = forms.ChoiceField(label=_("结果"), choices=APPRAISED, widget=forms.RadioSelect)
    findings = lines(_("情况"), 300, help_text=_("不合格、不宜在岗的，写明事实"))

    def prepare(self) -> None:
        if self.subject.kind_of == Review.Kind.FITNESS:
            self.fields["verdict"] = forms.ChoiceField(
                label=_("结果"), choices=REVIEWED, widget=forms.RadioSelect
            )
