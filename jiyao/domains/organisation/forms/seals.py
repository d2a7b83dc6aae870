from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Seal
from jiyao.domains.organisation.procedures.sealing import entrust, set_up_seal, use_seal
from jiyao.domains.organisation.rules.seals import CUSTODIANS
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm


class KeepingFields(forms.Form):
    to = forms.ModelChoiceField(
        Person.objects.none(), label=_("保管人"), help_text=_("专人保管，本人签收")
    )
    place = forms.CharField(label=_("存放处"), max_length=80)


class SetUpSealForm(KeepingFields, ProcedureForm):
    procedure = set_up_seal
    kind = forms.ChoiceField(label=_("类别"), choices=Seal.Kind.choices)
    name = forms.CharField(label=_("名称"), max_length=80)
    field_order = ("kind", "name")

    def prepare(self) -> None:
        self.choose_from("to", custodians())


class EntrustForm(KeepingFields, ProcedureForm):
    procedure = entrust

    def prepare(self) -> None:
        self.choose_from("to", custodians())


class UseSealForm(ProcedureForm):
    procedure = use_seal
    applicant = forms.ModelChoiceField(Person.objects.none(), label=_("申请人"))
    purpose = forms.CharField(label=_("用途"), max_length=200)
    matter = forms.CharField(
        label=_("文件编号"), max_length=80, help_text=_("只填编号，不写标题和涉密内容")
    )
    copies = forms.IntegerField(label=_("份数"), min_value=1, max_value=9999, initial=1)
    addressee = forms.CharField(
        label=_("前往单位"), max_length=80, required=False, help_text=_("开介绍信时填写")
    )
    sheet = forms.CharField(
        label=_("介绍信编号"), max_length=40, required=False, help_text=_("开介绍信时填存根编号")
    )

    def prepare(self) -> None:
        self.choose_from("applicant", Person.objects.filter(is_active=True).order_by("pinyin"))
        if self.subject.kind_of != Seal.Kind.LETTER:
            for name in ("addressee", "sheet"):
                self.fields[name].widget = forms.HiddenInput()


def custodians() -> object:
    """Return the people who may be given a seal to keep."""
    codes = [role.code for role in CUSTODIANS]
    rows = Person.objects.filter(is_active=True, appointments__role_code__in=codes)
    return rows.distinct().order_by("pinyin")
