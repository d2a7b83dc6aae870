from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.circulating import READING_PLACES, places
from jiyao.domains.carriers.models import Place
from jiyao.domains.carriers.procedures.addressing import authorise, deliver, name_delegate
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.forms import DateTimeInput, ProcedureForm

ACTIVE = Person.objects.filter(is_active=True)
UNITS = Circle.objects.filter(kind_of=Circle.Kind.UNIT)


class NameDelegateForm(ProcedureForm):
    procedure = name_delegate
    addressee = forms.ModelChoiceField(ACTIVE, label=_("收件人"))
    delegate = forms.ModelChoiceField(ACTIVE, label=_("指定代收人"))
    until = forms.DateTimeField(label=_("至"), widget=DateTimeInput(), required=False)

    def prepare(self) -> None:
        self.fields["addressee"].initial = self.person.pk


class AuthoriseForm(ProcedureForm):
    procedure = authorise
    unit = forms.ModelChoiceField(UNITS, label=_("部门"))
    person = forms.ModelChoiceField(ACTIVE, label=_("收件人员"))


class DeliverForm(ProcedureForm):
    procedure = deliver
    unit = forms.ModelChoiceField(UNITS, label=_("部门"))
    to = forms.ModelChoiceField(ACTIVE, label=_("签收人"))
    place = forms.ModelChoiceField(Place.objects.none(), label=_("处所"))

    def prepare(self) -> None:
        self.choose_from("place", places(*READING_PLACES))
