from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.carrying import escorts
from jiyao.domains.carriers.forms.circulating import ReaderField, people_for
from jiyao.domains.carriers.models import Visit
from jiyao.domains.carriers.procedures.visiting import send_with_escort, sign_visit
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm


class SendWithEscortForm(ProcedureForm):
    procedure = send_with_escort
    reason_field = "reason"
    to = ReaderField(Person.objects.none(), label=_("阅办人"))
    destination = forms.CharField(label=_("送往何处"), max_length=120)
    reason = forms.CharField(
        label=_("事由"), max_length=120, help_text=_("如：住院，急件须本人批办")
    )
    escort = forms.ModelChoiceField(
        Person.objects.none(), label=_("专送人"), help_text=_("送去、守候、随即带回")
    )
    second = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("同行人"),
        required=False,
        empty_label=_("无"),
        help_text=_("须两人同行的密级必填"),
    )

    def prepare(self) -> None:
        self.choose_from("to", people_for(self.subject, timezone.now()))
        self.choose_from("escort", escorts())
        self.choose_from("second", escorts())


class SignVisitForm(ProcedureForm):
    procedure = sign_visit
    reader = forms.ModelChoiceField(Person.objects.none(), label=_("阅办人"))

    subject: Visit

    def prepare(self) -> None:
        self.choose_from("reader", Person.objects.filter(pk=self.subject.reader_id))
        self.fields["reader"].initial = self.subject.reader_id
