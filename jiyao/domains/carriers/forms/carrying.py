from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.borrowing import period_field
from jiyao.domains.carriers.forms.circulating import (
    ReaderField,
    companions_for,
    people_for,
    places,
)
from jiyao.domains.carriers.forms.for_a_wish import ForAWish
from jiyao.domains.carriers.models import Dispatch, Outing, Place
from jiyao.domains.carriers.procedures.carrying import carry_out, take_home
from jiyao.domains.carriers.procedures.delivering import dispatch, receipt
from jiyao.domains.carriers.rules.carrying import BUSINESS, must_be_two
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateTimeInput, ProcedureForm

AFTERWARDS = ("number", "seal", "handed_to", "checker", "checked")
PURPOSES = [each for each in Outing.Purpose.choices if each[0] in BUSINESS]


def escorts() -> Any:
    """Return the people who may be named to go along."""
    return Person.objects.filter(is_active=True).order_by("pinyin")


class CarryOutForm(ForAWish, ProcedureForm):
    procedure = carry_out
    reason_field = "why"
    of_wish: ClassVar[dict[str, str]] = {
        "to": "person_id",
        "escort": "companion_id",
        "destination": "destination",
        "days": "days",
    }
    to = ReaderField(Person.objects.none(), label=_("携带人"))
    escort = ReaderField(
        Person.objects.none(),
        label=_("同行人"),
        required=False,
        empty_label=_("无"),
        help_text=_("会签会印、运送会议密件须两人同行"),
    )
    purpose = forms.ChoiceField(label=_("事由"), choices=PURPOSES)
    destination = forms.CharField(label=_("目的地"), max_length=120)
    route = forms.CharField(label=_("路线"), max_length=120)
    means = forms.ChoiceField(label=_("交通方式"), choices=Outing.Means.choices)
    container = forms.ChoiceField(label=_("携带容器"), choices=Outing.Container.choices)
    days = period_field(_("外出天数"))
    seal = forms.CharField(
        label=_("封条编号"),
        max_length=40,
        required=False,
        help_text=_("涉密件须密封编号，绝密件单独密封"),
    )

    why = forms.CharField(required=False, widget=forms.HiddenInput)
    abroad = forms.BooleanField(label=_("携带出境"), required=False)
    authority = forms.CharField(
        label=_("出境批准文号"),
        max_length=80,
        required=False,
        help_text=_("保密行政管理部门批准携带出境的才填"),
    )

    def prepare(self) -> None:
        super().prepare()
        self.choose_from("to", people_for(self.subject, timezone.now()))
        self.choose_from("escort", companions_for(self.subject, timezone.now()))
        self._ask_for_two()
        if self.is_request:
            del self.fields["seal"]
        else:
            del self.fields["why"]

    def clean(self) -> dict[str, Any]:
        """Put the reason together: the errand, and in a reader's own words what for."""
        values = super().clean() or {}
        errand = str(dict(PURPOSES).get(values.get("purpose", ""), ""))
        said = self.wish.purpose if self.wish else ""
        values["why"] = f"{errand}：{said}" if said else errand
        return values

    def _ask_for_two(self) -> None:
        """Say in the form already that this level is not carried by one person alone."""
        if must_be_two(self.subject.level, timezone.now()):
            self.fields["escort"].required = True
            words = _("%(level)s件须两人同行") % {"level": self.subject.level}
            self.fields["escort"].help_text = words


class TakeHomeForm(ProcedureForm):
    procedure = take_home
    to = ReaderField(Person.objects.none(), label=_("阅办人"))
    place = forms.ModelChoiceField(
        Place.objects.none(), label=_("住所"), help_text=_("只列出已登记的住所")
    )
    courier = forms.ModelChoiceField(
        Person.objects.none(), label=_("送取人"), help_text=_("秘书或机要员，送去并取回")
    )
    means = forms.ChoiceField(label=_("交通方式"), choices=Outing.Means.choices)
    days = period_field(_("在外天数"))
    family_ban = forms.BooleanField(
        label=_("阅办人已承诺：家属和其他人不得接触，不用时锁入保密柜"), required=False
    )

    def prepare(self) -> None:
        self.choose_from("to", people_for(self.subject, timezone.now()))
        self.choose_from("place", places(Place.Kind.HOME))
        self.choose_from("courier", escorts())
        if self.is_request:
            del self.fields["family_ban"]


class DispatchForm(ProcedureForm):
    procedure = dispatch
    body = forms.CharField(label=_("接收单位"), max_length=120)
    method = forms.ChoiceField(label=_("传递方式"), choices=Dispatch.Method.choices)
    number = forms.CharField(
        label=_("机要号"), max_length=40, required=False, help_text=_("走机要渠道的必填")
    )
    seal = forms.CharField(label=_("封装编号"), max_length=40)
    carrier = forms.ModelChoiceField(
        Person.objects.none(), label=_("递送人"), required=False, empty_label=_("无（交机要渠道）")
    )
    escort = forms.ModelChoiceField(
        Person.objects.none(), label=_("同行人"), required=False, empty_label=_("无")
    )
    handed_to = forms.CharField(
        label=_("接件人"), max_length=40, required=False, help_text=_("走机要渠道的填接件机要人员")
    )
    checker = forms.ModelChoiceField(
        Person.objects.none(), label=_("查验人"), help_text=_("不能是封装人")
    )
    checked = forms.MultipleChoiceField(
        label=_("安全检查"), choices=Dispatch.Check.choices, widget=forms.CheckboxSelectMultiple
    )

    def prepare(self) -> None:
        for name in ("carrier", "escort"):
            self.choose_from(name, escorts())
        self.choose_from("checker", escorts().exclude(pk=self.person.pk))
        if self.is_request:
            for name in AFTERWARDS:
                del self.fields[name]


class ReceiptForm(ProcedureForm):
    procedure = receipt
    number = forms.CharField(label=_("回执单号"), max_length=80)
    signed_by = forms.CharField(label=_("对方签收人"), max_length=40)
    signed_at = forms.DateTimeField(label=_("对方签收时间"), widget=DateTimeInput())
