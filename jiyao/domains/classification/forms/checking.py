from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.forms.deciding import WordsForm
from jiyao.domains.classification.models import WRONG, Result, Sample
from jiyao.domains.classification.procedures.checking import (
    MEASURES,
    answer,
    check,
    draw,
    find,
)
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm


class DrawForm(ProcedureForm):
    procedure = draw
    of = forms.ChoiceField(label=_("抽查什么"), choices=Sample.Of.choices)
    since = forms.DateField(label=_("自"), widget=DateInput())
    until = forms.DateField(label=_("至"), widget=DateInput())
    size = forms.IntegerField(label=_("抽几项"), min_value=1, max_value=500, initial=10)

    def prepare(self) -> None:
        today = timezone.localdate()
        self.initial.setdefault("since", today.replace(month=1, day=1))
        self.initial.setdefault("until", today)


class CheckForm(WordsForm):
    procedure = check
    result = forms.ChoiceField(label=_("核查结果"), choices=Result.choices)
    words = forms.CharField(label=_("说明"), max_length=200, required=False)
    on_paper = _("高于处理上限，文字写在纸质核查材料上")


class FindForm(WordsForm):
    procedure = find
    kind = forms.ChoiceField(label=_("问题"), choices=WRONG)
    words = forms.CharField(label=_("说明"), max_length=200, required=False)


class AnswerForm(ProcedureForm):
    procedure = answer
    measure = forms.ChoiceField(label=_("整改情况"), choices=list(MEASURES.items()))
