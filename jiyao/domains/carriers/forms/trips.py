from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.carrying import escorts
from jiyao.domains.carriers.forms.own import LEVELS, TitleFields
from jiyao.domains.carriers.models import CarrierKind, Trip
from jiyao.domains.carriers.procedures.trips import close_trip, hand_in, register_trip
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateTimeInput, ProcedureForm


class RegisterTripForm(ProcedureForm):
    procedure = register_trip
    person = forms.ModelChoiceField(Person.objects.none(), label=_("参会人"))
    meeting = forms.CharField(
        label=_("会议名称或代号"), max_length=80, help_text=_("名称涉密的填代号")
    )
    host = forms.CharField(label=_("主办单位"), max_length=120)
    back_at = forms.DateTimeField(label=_("返回时间"), widget=DateTimeInput())

    def prepare(self) -> None:
        self.choose_from("person", escorts())


class HandInForm(TitleFields, ProcedureForm):
    procedure = hand_in
    bearer = forms.ModelChoiceField(Person.objects.none(), label=_("交登人"))
    level = forms.ModelChoiceField(LEVELS, label=_("密级"))
    kind = forms.ModelChoiceField(CarrierKind.objects.all(), label=_("载体种类"))
    sender_number = forms.CharField(label=_("来文字号"), max_length=80, required=False)
    complete = forms.BooleanField(label=_("带回的文件已全部交清"), required=False, initial=True)

    field_order = ("bearer", "level", "kind", "sender_number")
    subject: Trip

    def prepare(self) -> None:
        self.choose_from("bearer", Person.objects.filter(pk=self.subject.person_id))
        self.fields["bearer"].initial = self.subject.person_id


class CloseTripForm(ProcedureForm):
    procedure = close_trip
    reason = forms.CharField(
        label=_("理由"), max_length=120, help_text=_("如：未成行；已调离，由处室核实没有带回")
    )
