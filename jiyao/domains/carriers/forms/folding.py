from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.circulating import READING_PLACES, places
from jiyao.domains.carriers.models import Folder, Place
from jiyao.domains.carriers.procedures.folding import found, put_in, send_whole, take_in
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm


class FoundForm(ProcedureForm):
    procedure = found
    name = forms.CharField(label=_("名称"), max_length=60, help_text=_("如：机密 1 号夹"))
    level = forms.ModelChoiceField(Level.objects.select_related("scheme"), label=_("可放最高密级"))


class PutInForm(ProcedureForm):
    procedure = put_in
    folder = forms.ModelChoiceField(
        Folder.objects.none(), label=_("传阅夹"), empty_label=_("请选择传阅夹")
    )

    def prepare(self) -> None:
        rows = Folder.objects.visible_to(self.facts, Action.HANDLE).filter(until__isnull=True)
        self.choose_from("folder", rows.order_by("name"))


class SendWholeForm(ProcedureForm):
    procedure = send_whole
    to = forms.ModelChoiceField(Person.objects.none(), label=_("阅文人"))
    place = forms.ModelChoiceField(Place.objects.none(), label=_("阅办处所"))

    def prepare(self) -> None:
        people = Person.objects.filter(is_active=True).exclude(pk=self.person.pk)
        self.choose_from("to", people.order_by("pinyin"))
        self.choose_from("place", places(*READING_PLACES))


class TakeInForm(ProcedureForm):
    procedure = take_in
    reader = forms.ModelChoiceField(Person.objects.none(), label=_("退还人"))
    counted = forms.IntegerField(label=_("清点件数"), min_value=0, max_value=999)
    complete = forms.BooleanField(label=_("已逐件清点页数，没有缺页"), required=False)

    subject: Folder

    def prepare(self) -> None:
        holder = self.subject.holder()
        self.choose_from("reader", Person.objects.filter(pk=holder and holder.pk))
        self.fields["reader"].initial = holder and holder.pk
