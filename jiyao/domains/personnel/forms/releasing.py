from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Body
from jiyao.domains.personnel.procedures.releasing import contact, move_release, review_release
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm


class ContactForm(ProcedureForm):
    procedure = contact
    work = forms.CharField(label=_("现从业情况"), max_length=200, help_text=_("单位、职务"))
    abroad = forms.CharField(label=_("出境情况"), max_length=200, help_text=_("没有的写“无”"))
    remark = forms.CharField(label=_("备注"), max_length=200, required=False)


class MoveReleaseForm(ProcedureForm):
    procedure = move_release
    body = forms.ChoiceField(label=_("责任单位"), choices=Body.choices)
    body_name = forms.CharField(label=_("单位名称"), max_length=80)
    paper = forms.CharField(
        label=_("确认函文号"),
        max_length=80,
        required=False,
        help_text=_("本单位（原单位）的可以空着"),
    )
    supervisor = forms.ModelChoiceField(Person.objects.none(), label=_("本单位联系人"))

    def prepare(self) -> None:
        others = Person.objects.filter(is_active=True).exclude(pk=self.subject.person_id)
        self.choose_from("supervisor", others.order_by("pinyin"))
        self.initial["supervisor"] = self.subject.supervisor_id


class ReviewReleaseForm(ProcedureForm):
    procedure = review_release
    ends_on = forms.DateField(
        label=_("期满日期"), widget=DateInput(), required=False, help_text=_("继续终身限制的空着")
    )
    review_on = forms.DateField(
        label=_("下次复核日期"),
        widget=DateInput(),
        required=False,
        help_text=_("没有期满日期的必须填"),
    )
    basis = forms.CharField(label=_("法律依据"), max_length=200)

    def prepare(self) -> None:
        self.initial: dict[str, Any] = {"basis": self.subject.basis, **(self.initial or {})}
