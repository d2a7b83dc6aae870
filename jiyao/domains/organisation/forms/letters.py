from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Letter, PledgeText
from jiyao.domains.organisation.models.pledges import Occasion, text_in_force
from jiyao.domains.organisation.procedures.letters import (
    book_letter,
    issue_letter,
    pass_on,
    people_without,
    sign_letter,
)
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm
from jiyao.foundation.ui.parts import Fact


def in_full(text: PledgeText | None) -> list[Fact]:
    """Return the text of a letter, to be read before it is signed (ORG-07)."""
    return [Fact(text, text.text)] if text else []


class IssueLetterForm(ProcedureForm):
    procedure = issue_letter
    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("部门负责人"),
        help_text=_("负责人签订后，再与本部门每个人签订"),
    )

    def about(self) -> list[Fact]:
        return in_full(text_in_force(Occasion.OF_UNIT, timezone.now()))

    def prepare(self) -> None:
        giver: Any = self.person
        people = Person.objects.filter(is_active=True, unit=self.subject).order_by("pinyin")
        able = people.exclude(pk=giver.pk)
        self.choose_from("person", able)
        if len(able) == 1:
            self.initial.setdefault("person", able[0])


class PassOnForm(ProcedureForm):
    procedure = pass_on
    people = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=_("签订人员"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("列出的是今年还没有责任书的本部门人员"),
    )

    def about(self) -> list[Fact]:
        return in_full(text_in_force(Occasion.OF_PERSON, timezone.now()))

    def prepare(self) -> None:
        people = people_without(self.subject)
        self.choose_from("people", people)
        self.initial.setdefault("people", list(people))


class SignLetterForm(ProcedureForm):
    procedure = sign_letter

    subject: Letter

    def about(self) -> list[Fact]:
        return in_full(self.subject.text)


class BookLetterForm(ProcedureForm):
    procedure = book_letter
    signed_on = forms.DateField(label=_("签订日期"), widget=DateInput())
    paper = forms.CharField(label=_("纸质编号"), max_length=80)
