from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Body, Leaving, LeavingStep
from jiyao.domains.personnel.procedures.declaring import declare, review_declaration
from jiyao.domains.personnel.procedures.finishing import approve_beyond, approve_leaving
from jiyao.domains.personnel.procedures.leaving import (
    begin_leaving,
    book_sheet,
    book_taking_over,
    brief,
    confirm_hand_over,
    name_body,
    talk,
    withdraw_leaving,
)
from jiyao.domains.personnel.rules.leaving import range_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm

NOTHING_SECRET = _("不写涉密内容")
ON_PAPER = [
    (each.value, each.label)
    for each in (
        LeavingStep.What.HEARD,
        LeavingStep.What.DECLARED,
        LeavingStep.What.PLEDGED,
    )
]


def _words(label: Any, help_text: Any = NOTHING_SECRET, required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, max_length=500, widget=area, help_text=help_text, required=required
    )


class BeginLeavingForm(ProcedureForm):
    procedure = begin_leaving
    way = forms.ChoiceField(
        label=_("离岗方式"),
        choices=Leaving.Way.choices,
        help_text=_("发起后立即停止接触秘密；撤销手续后才恢复"),
    )
    reason = forms.CharField(label=_("离岗原因"), max_length=200)


class TalkForm(ProcedureForm):
    procedure = talk
    words = _words(_("谈话要点"))


class BriefForm(ProcedureForm):
    procedure = brief
    words = _words(_("教育内容"))


class HandOverForm(ProcedureForm):
    procedure = confirm_hand_over
    words = _words(_("收回的设备、证件和钥匙"), _("没有的写“无”"))


class DeclareForm(ProcedureForm):
    procedure = declare
    besides = _words(
        _("表中没有、本人还知道的"), _("只写编号或代称，不写内容；没有就空着"), required=False
    )


class ReviewForm(ProcedureForm):
    procedure = review_declaration
    opinion = _words(_("审查意见"))


class SheetForm(ProcedureForm):
    procedure = book_sheet
    what = forms.ChoiceField(label=_("签署的是"), choices=ON_PAPER)
    signed_on = forms.DateField(label=_("签署日期"), widget=DateInput())
    paper = forms.CharField(label=_("纸质编号"), max_length=80)


class BodyForm(ProcedureForm):
    procedure = name_body
    body = forms.ChoiceField(label=_("责任单位"), choices=Body.choices)
    body_name = forms.CharField(
        label=_("单位名称"), max_length=80, required=False, help_text=_("本单位的可以空着")
    )

    def prepare(self) -> None:
        proposed = self.subject.BODIES[Leaving.Way(self.subject.way)][0]
        self.initial["body"] = self.subject.body or proposed
        self.initial["body_name"] = self.subject.body_name

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("body") in (Body.NEW, Body.SECRECY, Body.POLICE) and not values["body_name"]:
            self.add_error("body_name", _("请写明是哪个单位"))
        return values


class TakenOverForm(ProcedureForm):
    procedure = book_taking_over
    paper = forms.CharField(label=_("确认函文号"), max_length=80)


class WithdrawForm(ProcedureForm):
    procedure = withdraw_leaving
    remark = forms.CharField(label=_("撤销原因"), max_length=200)


class ApproveForm(ProcedureForm):
    procedure = approve_leaving
    months = forms.IntegerField(label=_("脱密期（个月）"), min_value=0, max_value=999)
    supervisor = forms.ModelChoiceField(Person.objects.none(), label=_("本单位联系人"))

    def prepare(self) -> None:
        self.fields["supervisor"].required = self.subject.has_a_release_period
        others = Person.objects.filter(is_active=True).exclude(pk=self.subject.person_id)
        self.choose_from("supervisor", others.order_by("pinyin"))
        least, most = range_of(self.subject, timezone.now())
        months = self.fields["months"]
        months.help_text = self.hint(least, most)
        months.initial = least

    def hint(self, least: int, most: int) -> str:
        """Say which lengths this form takes."""
        words = _("%(category)s人员 %(least)d 至 %(most)d 个月，自批准之日起算")
        category = self.subject.category.label
        return str(words) % {"category": category, "least": least, "most": most}


class ApproveBeyondForm(ApproveForm):
    procedure = approve_beyond
    months = forms.IntegerField(
        label=_("脱密期（个月）"), min_value=1, max_value=999, required=False
    )
    basis = forms.CharField(label=_("法律依据"), max_length=200)
    review_on = forms.DateField(label=_("复核日期"), widget=DateInput())

    def hint(self, least: int, most: int) -> str:
        """Say which lengths this form takes."""
        return str(_("应多于 %d 个月；终身限制的空着")) % most

    def prepare(self) -> None:
        super().prepare()
        self.fields["months"].initial = None
