from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import SECURITY
from jiyao.foundation.approvals.forms.step import DECIDING
from jiyao.foundation.approvals.procedures.substituting import appoint_substitute
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateTimeInput, ProcedureForm


class AppointSubstituteForm(ProcedureForm):
    procedure = appoint_substitute
    principal = forms.ModelChoiceField(Person.objects.none(), label=_("委托人"))
    role = forms.ChoiceField(label=_("代理职责"), choices=DECIDING)
    substitute = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("代理人"),
        help_text=_("代理人只审批其本人涉密等级以内的事项"),
    )
    since = forms.DateTimeField(label=_("自"), widget=DateTimeInput())
    until = forms.DateTimeField(label=_("至"), widget=DateTimeInput())

    def prepare(self) -> None:
        everybody = Person.objects.filter(is_active=True).select_related("unit")
        mine = everybody.filter(pk=self.person.pk)
        administers = SECURITY.code in self.facts.roles
        self.choose_from("principal", everybody if administers else mine)
        self.choose_from("substitute", everybody if administers else everybody.exclude(pk__in=mine))
        self.fields["principal"].initial = None if administers else self.person.pk
        self.fields["since"].initial = timezone.localtime().replace(second=0, microsecond=0)
        role = self.fields["role"]
        if isinstance(role, forms.ChoiceField) and not administers:
            role.choices = [each for each in DECIDING if each[0] in self.facts.roles]

    def clean_until(self) -> datetime:
        since, until = self.cleaned_data.get("since"), self.cleaned_data["until"]
        if since and until <= since:
            raise forms.ValidationError(_("结束时间须晚于开始时间"))
        return until
