from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.circulating import READING_PLACES, places
from jiyao.domains.carriers.models import Place
from jiyao.domains.carriers.procedures.giving import give
from jiyao.domains.carriers.procedures.recalling import come_back, end_recall, recall
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateTimeInput, ProcedureForm


class GiveForm(ProcedureForm):
    procedure = give
    reason_field = "reason"
    to = forms.ModelChoiceField(Person.objects.filter(is_active=True), label=_("留用人"))
    place = forms.ModelChoiceField(Place.objects.none(), label=_("存放处所"))
    reason = forms.CharField(label=_("留用理由"), max_length=120, help_text=_("不写涉密内容"))
    until = forms.DateTimeField(label=_("清退期限"), widget=DateTimeInput())

    def prepare(self) -> None:
        self.choose_from("place", places(*READING_PLACES))


class RecallForm(ProcedureForm):
    procedure = recall
    notice = forms.CharField(label=_("收回通知字号"), max_length=80)
    due = forms.DateTimeField(label=_("退还期限"), widget=DateTimeInput())


class EndRecallForm(ProcedureForm):
    procedure = end_recall
    reason = forms.CharField(
        label=_("理由"), max_length=120, help_text=_("如：误登，或来文机关撤销收回；不写涉密内容")
    )


class ComeBackForm(ProcedureForm):
    procedure = come_back
    receipt = forms.CharField(label=_("给对方的回执号"), max_length=80)
    counted = forms.IntegerField(label=_("清点页数"), min_value=1, max_value=99999)
