from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.forms.fields import VERDICTS, heads_first, line, lines
from jiyao.domains.personnel.models import Resignation
from jiyao.domains.personnel.procedures.resigning import (
    ask_to_leave,
    book_answer,
    decide_resignation,
)
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm

Outcome = Resignation.Outcome
OUTCOMES = [(each.value, each.label) for each in (Outcome.AGREED, Outcome.REFUSED)]


class AskToLeaveForm(ProcedureForm):
    procedure = ask_to_leave
    kind_of = forms.ChoiceField(label=_("类别"), choices=Resignation.Kind.choices)
    reason = lines(_("事由"), 200)
    to_where = line(_("拟去单位和岗位"), 120, help_text=_("没有确定的写“未定”"))
    head = forms.ModelChoiceField(Person.objects.none(), label=_("本部门意见由谁签署"))

    def prepare(self) -> None:
        self.choose_from("head", heads_first(self.person))


class BookAnswerForm(ProcedureForm):
    procedure = book_answer
    verdict = forms.ChoiceField(label=_("意见"), choices=VERDICTS, widget=forms.RadioSelect)
    words = lines(_("机关、文号和意见"), 300)


class DecideResignationForm(ProcedureForm):
    procedure = decide_resignation
    outcome = forms.ChoiceField(label=_("结果"), choices=OUTCOMES)
