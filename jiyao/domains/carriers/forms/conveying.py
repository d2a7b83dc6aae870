from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.circulating import READING_PLACES, ReaderField, people_for, places
from jiyao.domains.carriers.models import Place
from jiyao.domains.carriers.procedures.conveying import convey
from jiyao.foundation.access.readers import readers_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm


class HearersField(ReaderField, forms.ModelMultipleChoiceField):
    """Those present; who may not hear it says so beside the name, and is then refused."""


class ConveyForm(ProcedureForm):
    procedure = convey
    speaker = forms.ModelChoiceField(Person.objects.none(), label=_("传达人"))
    hearers = HearersField(
        Person.objects.none(),
        label=_("听取传达的人员"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("到场的每一个人都要登记"),
    )
    place = forms.ModelChoiceField(Place.objects.none(), label=_("地点"))
    notes_allowed = forms.BooleanField(label=_("允许到场人员记录"), required=False)

    def prepare(self) -> None:
        now = timezone.now()
        speakers = readers_of(self.subject.label, now).select_related("unit")
        self.choose_from("speaker", speakers.order_by("pinyin"))
        self.choose_from("hearers", people_for(self.subject, now))
        self.choose_from("place", places(*READING_PLACES))
        self.fields["place"].initial = places(*READING_PLACES).first()
