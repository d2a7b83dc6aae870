from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.procedures.handling import assign, finish, instruct
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.readers import readers_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateTimeInput, ProcedureForm


class InstructForm(ProcedureForm):
    procedure = instruct
    words = forms.CharField(label=_("批示"), max_length=200, required=False)

    def prepare(self) -> None:
        if is_above_ceiling(self.subject.shown_level, timezone.now()):
            self.fields["words"].disabled = True
            self.fields["words"].help_text = _("高于处理上限，批示写在纸上")


class AssignForm(ProcedureForm):
    procedure = assign
    owner = forms.ModelChoiceField(Person.objects.none(), label=_("承办人"))
    due = forms.DateTimeField(label=_("办结期限"), widget=DateTimeInput())

    def prepare(self) -> None:
        readers = readers_of(self.subject.label, timezone.now())
        self.choose_from("owner", readers.select_related("unit").order_by("pinyin"))


class FinishForm(ProcedureForm):
    procedure = finish
    result = forms.CharField(label=_("办理结果"), max_length=200)
