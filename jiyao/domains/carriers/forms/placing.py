from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.circulating import places
from jiyao.domains.carriers.models import Place
from jiyao.domains.carriers.procedures.placing import rate, store
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.readers import appointed
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm


def _keepers() -> Any:
    return appointed(timezone.now(), KEEPER).order_by("pinyin")


class RateForm(ProcedureForm):
    procedure = rate
    name = forms.CharField(label=_("处所名称"), max_length=80)
    kind = forms.ChoiceField(label=_("处所类别"), choices=Place.Kind.choices)
    container = forms.ChoiceField(label=_("保管柜"), choices=Place.Container.choices)
    level = forms.ModelChoiceField(
        Level.objects.select_related("scheme"),
        label=_("可用最高密级"),
        required=False,
        empty_label=_("不可用于涉密"),
    )
    keeper = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("复印机专人"),
        required=False,
        empty_label=_("无"),
        help_text=_("复制处所填写，须是机要员；密件只能由此人复制"),
    )

    def prepare(self) -> None:
        self.choose_from("keeper", _keepers())


class StoreForm(ProcedureForm):
    procedure = store
    place = forms.ModelChoiceField(Place.objects.none(), label=_("存放处所"))

    def prepare(self) -> None:
        self.choose_from("place", places(Place.Kind.ROOM, Place.Kind.OFFICE))
