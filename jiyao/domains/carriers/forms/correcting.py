from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Document
from jiyao.domains.carriers.procedures.correcting import correct, reassign, relevel, renumber
from jiyao.domains.carriers.rules.correcting import CORRECTABLE
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm


class CorrectForm(ProcedureForm):
    procedure = correct
    reason_field = "reason"
    field = forms.ChoiceField(label=_("栏目"))
    value = forms.CharField(label=_("更正为"), max_length=120)
    reason = forms.CharField(label=_("更正理由"), max_length=300)

    def prepare(self) -> None:
        booked = ("counted",) if self.subject.number else ()
        open_to = set(CORRECTABLE).difference(booked)
        fields = [f for f in Document._meta.fields if f.name in open_to]
        now = [(f, getattr(self.subject, f.name)) for f in fields]
        words = _("%(field)s（现为：%(value)s）")
        choices = [
            (f.name, words % {"field": f.verbose_name, "value": _("空") if v in ("", None) else v})
            for f, v in now
        ]
        self.fields["field"] = forms.ChoiceField(label=_("栏目"), choices=choices)


class RenumberForm(ProcedureForm):
    procedure = renumber
    reason_field = "reason"
    number = forms.CharField(label=_("更正为"), max_length=40)
    reason = forms.CharField(label=_("更正理由"), max_length=300)


class RelevelForm(ProcedureForm):
    procedure = relevel
    reason_field = "reason"
    level = forms.ModelChoiceField(Level.objects.select_related("scheme"), label=_("更正为"))
    reason = forms.CharField(label=_("更正理由"), max_length=300)


class ReassignForm(ProcedureForm):
    procedure = reassign
    reason_field = "reason"
    holder = forms.ModelChoiceField(Person.objects.filter(is_active=True), label=_("实际持有人"))
    reason = forms.CharField(label=_("更正理由"), max_length=300)
