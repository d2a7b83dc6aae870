from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Instruction
from jiyao.domains.carriers.procedures.handling import assign, finish, instruct, publish
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.readers import readers_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateTimeInput, ProcedureForm
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


class InstructForm(ProcedureForm):
    procedure = instruct
    words = forms.CharField(
        label=_("批示"), max_length=200, widget=forms.Textarea(attrs={"rows": 3})
    )

    def prepare(self) -> None:
        if is_above_ceiling(self.subject.shown_level, timezone.now()):
            self.fields["words"].required = False
            self.fields["words"].disabled = True
            self.fields["words"].help_text = _("高于处理上限，批示写在纸上")


class PublishForm(ProcedureForm):
    procedure = publish

    subject: Instruction

    def about(self) -> list[Fact]:
        return [
            Fact(_("批示"), self.subject.words or _("写在纸上")),
            Fact(_("批示时间"), when(self.subject.at)),
            Fact(_("文件"), self.subject.copy, url=self.subject.get_absolute_url()),
        ]


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
