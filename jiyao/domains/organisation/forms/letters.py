from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Letter
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


class IssueLetterForm(ProcedureForm):
    procedure = issue_letter
    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("部门负责人"),
        help_text=_("负责人签订后，再与本部门每个人签订"),
    )

    def prepare(self) -> None:
        people = Person.objects.filter(is_active=True, unit=self.subject).order_by("pinyin")
        self.choose_from("person", people)


class PassOnForm(ProcedureForm):
    procedure = pass_on
    people = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=_("签订人员"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("列出的是今年还没有责任书的本部门人员"),
    )

    def prepare(self) -> None:
        people = people_without(self.subject)
        self.choose_from("people", people)
        self.initial.setdefault("people", list(people))


class SignLetterForm(ProcedureForm):
    procedure = sign_letter

    subject: Letter

    def about(self) -> list[Fact]:
        """Return the text that is undertaken."""
        return [Fact(self.subject.text, self.subject.text.text)]


class BookLetterForm(ProcedureForm):
    procedure = book_letter
    signed_on = forms.DateField(label=_("签订日期"), widget=DateInput())
    paper = forms.CharField(label=_("纸质编号"), max_length=80)
