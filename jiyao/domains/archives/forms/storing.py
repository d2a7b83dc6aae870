from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.forms.choosing import everybody, storerooms, words_field
from jiyao.domains.archives.models import Protection, Volume
from jiyao.domains.archives.procedures.storing import (
    admit,
    check_in,
    check_store,
    enter,
    remedy,
    shelve,
)
from jiyao.domains.carriers.models import Place
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateTimeInput, ProcedureForm


class CheckInForm(ProcedureForm):
    procedure = check_in
    counted = forms.IntegerField(label=_("清点件数"), min_value=0, max_value=9999)
    tidy = forms.BooleanField(label=_("清洁，无霉变、无虫蛀"), required=False)
    whole = forms.BooleanField(label=_("装订完好，无破损"), required=False)
    treatment = words_field(
        _("处理情况"), required=False, help_text=_("除尘、消毒、修补等；有问题的必须写")
    )

    subject: Volume


class ShelveForm(ProcedureForm):
    procedure = shelve
    store = forms.ModelChoiceField(Place.objects.none(), label=_("库房"))
    shelf = forms.CharField(label=_("架位"), max_length=40, help_text=_("如：3列2架4层"))

    def prepare(self) -> None:
        self.choose_from("store", storerooms())
        self.fields["store"].initial = storerooms().first()


class AdmitForm(ProcedureForm):
    procedure = admit
    store = forms.ModelChoiceField(Place.objects.none(), label=_("库房"))
    person = forms.ModelChoiceField(Person.objects.none(), label=_("人员"))
    basis = forms.CharField(label=_("事由"), max_length=80, help_text=_("如：库房管理、设备检修"))
    until = forms.DateTimeField(
        label=_("至"), widget=DateTimeInput(), required=False, help_text=_("长期准入的不填")
    )

    def prepare(self) -> None:
        self.choose_from("store", storerooms())
        self.choose_from("person", everybody())


class EnterForm(ProcedureForm):
    procedure = enter
    store = forms.ModelChoiceField(Place.objects.none(), label=_("库房"))
    visitor = forms.ModelChoiceField(Person.objects.none(), label=_("进库人"))
    purpose = forms.CharField(label=_("事由"), max_length=80)

    def prepare(self) -> None:
        self.choose_from("store", storerooms())
        self.choose_from("visitor", everybody())
        self.fields["store"].initial = storerooms().first()
        self.fields["visitor"].initial = self.person.pk


class CheckStoreForm(ProcedureForm):
    procedure = check_store
    store = forms.ModelChoiceField(Place.objects.none(), label=_("库房"))
    temperature = forms.IntegerField(label=_("温度（℃）"), min_value=-40, max_value=60)
    humidity = forms.IntegerField(label=_("相对湿度（%）"), min_value=0, max_value=100)
    failed = forms.MultipleChoiceField(
        label=_("不合格的项"),
        choices=Protection.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("合格的不勾"),
    )
    words = words_field(_("情况说明"), required=False, help_text=_("有不合格项的必须写"))

    def prepare(self) -> None:
        self.choose_from("store", storerooms())
        self.fields["store"].initial = storerooms().first()


class RemedyForm(ProcedureForm):
    procedure = remedy
    words = words_field(_("整改情况"))
