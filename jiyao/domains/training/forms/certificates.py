from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.procedures.certifying import book_certificate
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm


class BookCertificateForm(ProcedureForm):
    procedure = book_certificate
    person = forms.ModelChoiceField(Person.objects.none(), label=_("人员"))
    number = forms.CharField(label=_("证书编号"), max_length=40)
    issuer = forms.CharField(label=_("发证单位"), max_length=80)
    passed_on = forms.DateField(label=_("考核合格日期"), widget=DateInput())

    def prepare(self) -> None:
        self.choose_from("person", Person.objects.filter(is_active=True).order_by("pinyin"))
