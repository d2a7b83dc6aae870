from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Body, Seat
from jiyao.domains.organisation.procedures.committee import add_seat, fill_seat, found_body
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm


class FoundBodyForm(ProcedureForm):
    procedure = found_body
    kind = forms.ChoiceField(label=_("类别"), choices=Body.Kind.choices)
    name = forms.CharField(label=_("名称"), max_length=80)
    answers_to = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("隶属"),
        required=False,
        empty_label=_("无（委员会）"),
        help_text=_("保密办公室和专门小组填所隶属的委员会"),
    )
    scope = forms.CharField(
        label=_("职责范围"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    basis = forms.CharField(label=_("成立依据"), max_length=80, help_text=_("成立文件的文号"))

    def prepare(self) -> None:
        committees = Body.objects.holding_at(timezone.now()).filter(answers_to=None)
        self.choose_from("answers_to", committees.order_by("pk"))


class AddSeatForm(ProcedureForm):
    procedure = add_seat
    role = forms.ChoiceField(label=_("职务"), choices=Seat.Role.choices, initial=Seat.Role.MEMBER)
    unit = forms.ModelChoiceField(
        Circle.objects.none(), label=_("代表部门"), required=False, empty_label=_("不代表部门")
    )
    work = forms.CharField(
        label=_("分工"), max_length=200, required=False, help_text=_("例如：分管宣传教育")
    )

    def prepare(self) -> None:
        self.choose_from("unit", Circle.objects.filter(kind_of=Circle.Kind.UNIT).order_by("name"))


class FillSeatForm(ProcedureForm):
    procedure = fill_seat
    person = forms.ModelChoiceField(Person.objects.none(), label=_("人员"))
    term_until = forms.DateField(label=_("任期至"), widget=DateInput())
    basis = forms.CharField(label=_("任命文号"), max_length=80)

    def prepare(self) -> None:
        self.choose_from("person", Person.objects.filter(is_active=True).order_by("pinyin"))
