from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.forms.fields import DayField, HoursField
from jiyao.domains.training.models import Course, TrainingRecord
from jiyao.domains.training.procedures.recording import book_record, void_record
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm


class BookRecordForm(ProcedureForm):
    procedure = book_record
    person = forms.ModelChoiceField(Person.objects.none(), label=_("人员"))
    day = DayField(label=_("日期"))
    title = forms.CharField(
        label=_("内容"), max_length=120, help_text=_("本人和保密办可见，不要写涉密内容")
    )
    form = forms.ChoiceField(label=_("形式"), choices=TrainingRecord.Form.choices)
    minutes = HoursField()
    result = forms.ChoiceField(label=_("结果"), choices=TrainingRecord.Result.choices)
    course = forms.ModelChoiceField(
        Course.objects.none(), label=_("属于课程"), required=False, empty_label=_("不属于课程")
    )
    paper = forms.CharField(label=_("依据"), required=False, max_length=80)

    def prepare(self) -> None:
        self.choose_from("person", Person.objects.filter(is_active=True).order_by("pinyin"))
        self.choose_from("course", Course.objects.holding_at(timezone.now()).order_by("pk"))


class VoidRecordForm(ProcedureForm):
    procedure = void_record
    reason = forms.CharField(label=_("作废原因"), max_length=200)
