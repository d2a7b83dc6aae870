from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.inspection.forms.fields import KeyField, ResultField
from jiyao.domains.inspection.models import Machine
from jiyao.domains.inspection.procedures.importing import take_in
from jiyao.domains.inspection.procedures.machines import (
    change_key,
    enter,
    enter_rules,
    hand_on,
    rate,
    retire,
)
from jiyao.foundation.access.models import Label, Level
from jiyao.foundation.access.readers import cleared_for
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.forms import ProcedureForm

KEY_HELP = _("base64，44 个字符；用该机私钥签过的结果文件里有 public_key。请与责任人当面核对")


def reason_field() -> forms.CharField:
    return forms.CharField(label=_("理由"), max_length=200)


def person_field() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Person.objects.none(),
        label=_("责任人"),
        help_text=_("在这台机上检查、处理发现的问题；只列出有内部级资格的人"),
    )


def able_to_read() -> Any:
    """Return who may read what is found: the people cleared for the internal level."""
    internal = Level.objects.select_related("scheme").get(scheme__code="work", code="internal")
    return cleared_for(Label(level=internal), timezone.now()).order_by("pinyin")


class EnterMachineForm(ProcedureForm):
    procedure = enter
    name = forms.CharField(
        label=_("计算机名"), max_length=80, help_text=_("与检查结果中的 machine 完全一致")
    )
    kind = forms.ChoiceField(label=_("类别"), choices=Machine.Kind.choices)
    unit = forms.ModelChoiceField(
        Circle.objects.none(), label=_("部门"), required=False, empty_label=_("全单位")
    )
    place = forms.CharField(label=_("放置地点"), max_length=80)
    person = person_field()
    public_key = KeyField(label=_("签名公钥"), required=False, help_text=KEY_HELP)

    def prepare(self) -> None:
        self.choose_from("unit", Circle.objects.filter(kind_of=Circle.Kind.UNIT).order_by("name"))
        self.choose_from("person", able_to_read())


class ChangeKeyForm(ProcedureForm):
    procedure = change_key
    public_key = KeyField(label=_("签名公钥"), help_text=KEY_HELP)
    reason = reason_field()


class RateForm(ProcedureForm):
    procedure = rate
    kind = forms.ChoiceField(label=_("类别"), choices=Machine.Kind.choices)
    reason = reason_field()


class HandOnForm(ProcedureForm):
    procedure = hand_on
    person = person_field()
    place = forms.CharField(label=_("放置地点"), max_length=80)
    reason = reason_field()

    def prepare(self) -> None:
        self.choose_from("person", able_to_read())
        self.initial.setdefault("person", self.subject.person_id)
        self.initial.setdefault("place", self.subject.place)


class RetireForm(ProcedureForm):
    procedure = retire
    reason = reason_field()


class TakeInForm(ProcedureForm):
    procedure = take_in
    delivered = ResultField()


class EnterRulesForm(ProcedureForm):
    procedure = enter_rules
    version = forms.CharField(
        label=_("规则版本"),
        max_length=80,
        help_text=_("检查结果中的 rules；登记后，以前的版本被代替"),
    )
    remark = forms.CharField(
        label=_("说明"), max_length=200, required=False, help_text=_("如用了哪份词表")
    )
