from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.scanning import CopiesField
from jiyao.domains.carriers.procedures.leaving import hand_over
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm


class HandOverForm(ProcedureForm):
    procedure = hand_over
    leaver = forms.ModelChoiceField(Person.objects.filter(is_active=True), label=_("移交人"))
    receiver = forms.ModelChoiceField(
        Person.objects.filter(is_active=True), label=_("接收人（机要员）")
    )
    copies = forms.CharField()

    def prepare(self) -> None:
        self.fields["copies"] = CopiesField(self.facts, label=_("逐件清点"))
