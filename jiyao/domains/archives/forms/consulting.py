from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.forms.choosing import ItemsField, everybody, words_field
from jiyao.domains.archives.models import Volume
from jiyao.domains.archives.procedures.consulting import (
    clear,
    consult,
    consult_outside,
    take_back,
)
from jiyao.domains.archives.rules.consulting import CONDUCT, PLACES
from jiyao.domains.carriers.models import Place
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm


class ConsultForm(ProcedureForm):
    procedure = consult
    to = forms.ModelChoiceField(Person.objects.none(), label=_("查阅人"))
    letter = forms.CharField(
        label=_("介绍信或查档单号"), max_length=80, help_text=_("查阅内容以介绍信写明的为限")
    )
    items = ItemsField(_("查阅哪几件"))
    purpose = forms.CharField(label=_("查阅事由"), max_length=120, help_text=_("只写工作用途"))
    place = forms.ModelChoiceField(Place.objects.none(), label=_("查阅处所"))

    subject: Volume

    def prepare(self) -> None:
        items: Any = self.fields["items"]
        items.offer(self.subject, self.facts)
        self.choose_from("to", everybody().exclude(pk=self.person.pk))
        places = Place.objects.holding_at(timezone.now()).filter(kind_of__in=PLACES)
        self.choose_from("place", places.order_by("-kind_of", "name"))
        self.fields["place"].initial = places.first()
        if self.is_request:
            del self.fields["place"]


class ConsultOutsideForm(ConsultForm):
    procedure = consult_outside
    to = None  # type: ignore[assignment]
    body = forms.CharField(label=_("来人单位"), max_length=120)
    bearer = forms.CharField(label=_("来人姓名"), max_length=60)
    field_order = ("body", "bearer", "letter", "items", "purpose", "place")


class TakeBackForm(ProcedureForm):
    procedure = take_back
    counted = forms.IntegerField(
        label=_("全卷清点页数"), min_value=0, max_value=99999, help_text=_("逐件逐页清点全卷")
    )
    broken = forms.MultipleChoiceField(
        label=_("发现的问题"),
        choices=CONDUCT,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("完好的不勾；勾选的由保密办查清"),
    )
    words = words_field(_("说明"), required=False)


class ClearForm(ProcedureForm):
    procedure = clear
    explanation = words_field(_("查清情况"))
