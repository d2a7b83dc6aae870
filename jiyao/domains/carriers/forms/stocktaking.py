from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.circulating import places
from jiyao.domains.carriers.forms.scanning import numbers_in
from jiyao.domains.carriers.labels import as_numbers
from jiyao.domains.carriers.models import Place, Stocktake
from jiyao.domains.carriers.procedures.stocktaking import begin, clear, close, count
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm

KEEPING_PLACES = (Place.Kind.ROOM, Place.Kind.OFFICE)


class BeginForm(ProcedureForm):
    procedure = begin
    kind = forms.ChoiceField(label=_("类别"), choices=Stocktake.Kind.choices, initial="spot")


class CountForm(ProcedureForm):
    procedure = count
    numbers = forms.CharField(
        label=_("标签"),
        help_text=_("把光标放在框内连续扫描，一行一个"),
        widget=forms.Textarea(attrs={"rows": 12, "autofocus": True, "spellcheck": "false"}),
    )

    place = forms.ModelChoiceField(
        Place.objects.none(),
        label=_("清点处所"),
        required=False,
        help_text=_("选了处所，存放处所不是这里的件算放错"),
    )

    def prepare(self) -> None:
        self.choose_from("place", places(*KEEPING_PLACES))

    def clean_numbers(self) -> list[str]:
        return as_numbers(numbers_in(self.cleaned_data["numbers"]), self.facts)


class CloseForm(ProcedureForm):
    procedure = close
    witness = forms.ModelChoiceField(Person.objects.none(), label=_("监点人"))

    def prepare(self) -> None:
        others = Person.objects.filter(is_active=True).exclude(pk=self.person.pk)
        self.choose_from("witness", others)


class ClearForm(ProcedureForm):
    procedure = clear
    explanation = forms.CharField(label=_("查清情况"), max_length=200)
