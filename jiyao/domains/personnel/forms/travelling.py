from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.briefing import BRIEFING
from jiyao.domains.personnel.forms.fields import day, heads_first, line, lines
from jiyao.domains.personnel.models import Journey, Passport
from jiyao.domains.personnel.procedures.passports import deposit, hand_out
from jiyao.domains.personnel.procedures.travelling import (
    ask_to_travel,
    book_objection,
    brief,
    decide,
    report_return,
)
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm

Outcome = Journey.Outcome
OUTCOMES = [(each.value, each.label) for each in (Outcome.APPROVED, Outcome.REFUSED)]
NONE = _("没有的写“无”")


class AskToTravelForm(ProcedureForm):
    procedure = ask_to_travel
    kind_of = forms.ChoiceField(label=_("类别"), choices=Journey.Kind.choices)
    destination = line(_("目的地"), 80)
    via = line(_("途经"), 80, required=False)
    purpose = line(_("事由"), 200)
    leaves_on = day(_("计划外出"))
    returns_on = day(_("计划返回"))
    history = lines(_("以往出国（境）"), 300, help_text=NONE)
    head = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("本部门意见由谁签署"),
        help_text=_("签名即承诺：遵守出国（境）保密规定，按期返回并报告，交回证件"),
    )

    def prepare(self) -> None:
        self.choose_from("head", heads_first(self.person))


class BookObjectionForm(ProcedureForm):
    procedure = book_objection
    words = lines(_("机关、文号和意见"), 300, help_text=_("登记后此次出国（境）不能批准"))


class BriefForm(ProcedureForm):
    procedure = brief
    briefing = lines(_("提醒内容"), 2000, rows=9, initial=BRIEFING)


class DecideForm(ProcedureForm):
    procedure = decide
    outcome = forms.ChoiceField(label=_("审批结果"), choices=OUTCOMES)


class ReportReturnForm(ProcedureForm):
    procedure = report_return
    returned_on = day(_("实际返回"))
    contacts = lines(_("境外接触人员和情况"), 500, help_text=NONE)
    incidents = lines(_("异常情况"), 500, help_text=NONE)


class DepositForm(ProcedureForm):
    procedure = deposit
    person = forms.ModelChoiceField(Person.objects.none(), label=_("持证人"))
    kind_of = forms.ChoiceField(label=_("证件种类"), choices=Passport.Kind.choices)
    number = line(_("证件号码"), 20)
    expires_on = day(_("有效期至"))

    def prepare(self) -> None:
        self.choose_from("person", Person.objects.filter(is_active=True).order_by("pinyin"))


class HandOutForm(ProcedureForm):
    procedure = hand_out
    journey = forms.ModelChoiceField(Journey.objects.none(), label=_("批准的出国（境）申请"))

    def prepare(self) -> None:
        rows = Journey.objects.to_be_reported().filter(person=self.subject.person_id)
        self.choose_from("journey", rows.order_by("leaves_on"))
