from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Document, Instruction, instructions_on
from jiyao.domains.carriers.procedures.handling import assign, finish, instruct, publish
from jiyao.domains.carriers.rules.circulating import reading_is_not_yet_signed
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.readers import readers_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateTimeInput, ProcedureForm
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def who_may_carry_out(record: Any) -> Any:
    """Return who may read a document or a copy."""
    readers = readers_of(record.label, timezone.now())
    return readers.select_related("unit").order_by("pinyin")


class InstructForm(ProcedureForm):
    procedure = instruct
    words = forms.CharField(
        label=_("批示"), max_length=200, widget=forms.Textarea(attrs={"rows": 3})
    )
    owner = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("承办人"),
        required=False,
        help_text=_("批示件须先退回机要室，再由机要员按此交办"),
    )
    due = forms.DateTimeField(label=_("办理期限"), required=False, widget=DateTimeInput())
    published = forms.BooleanField(
        label=_("同时公布"),
        required=False,
        help_text=_("公布后知悉范围内的人都能看到；不勾选的按工作秘密对待，以后由您本人公布"),
    )

    read = forms.BooleanField(
        label=_("同时阅毕签字"),
        required=False,
        initial=True,
        help_text=_("还要再看的不勾选，看完后另行阅毕签字"),
    )

    def prepare(self) -> None:
        self.choose_from("owner", who_may_carry_out(self.subject))
        if reading_is_not_yet_signed(copy=self.subject):
            del self.fields["read"]
        if is_above_ceiling(self.subject.shown_level, timezone.now()):
            self.fields["words"].required = False
            self.fields["words"].disabled = True
            self.fields["words"].help_text = _("高于处理上限，批示写在纸上，这里只登记已批示")
            del self.fields["published"]

    def clean_due(self) -> datetime | None:
        due: datetime | None = self.cleaned_data["due"]
        if due and not self.cleaned_data.get("owner"):
            raise forms.ValidationError(_("填了办理期限的，请选承办人"))
        if due and due <= timezone.now():
            raise forms.ValidationError(_("办理期限早于现在"))
        return due


class PublishForm(ProcedureForm):
    procedure = publish

    subject: Instruction

    def about(self) -> list[Fact]:
        return [
            Fact(_("批示"), self.subject.in_full),
            Fact(_("批示时间"), when(self.subject.at)),
            Fact(_("文件"), self.subject.copy, url=self.subject.get_absolute_url()),
        ]


class AssignForm(ProcedureForm):
    procedure = assign
    owner = forms.ModelChoiceField(Person.objects.none(), label=_("承办人"))
    due = forms.DateTimeField(label=_("办结期限"), widget=DateTimeInput())

    subject: Document

    def about(self) -> list[Fact]:
        return [Fact(_("批示"), f"{each.in_full}（{each.by}）") for each in self._instructions()]

    def prepare(self) -> None:
        self.choose_from("owner", who_may_carry_out(self.subject))
        given = self.subject.tasks.values("owner")
        wanted = self._instructions().exclude(owner=None).exclude(owner__in=given).last()
        if wanted:
            self.initial.setdefault("owner", wanted.owner_id)
            self.initial.setdefault("due", wanted.due_at)

    def _instructions(self) -> Any:
        return instructions_on(self.subject, self.facts)


class FinishForm(ProcedureForm):
    procedure = finish
    result = forms.CharField(label=_("办理结果"), max_length=200)
