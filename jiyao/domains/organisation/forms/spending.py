from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import BudgetLine, Risk
from jiyao.domains.organisation.procedures.spending import enter_budget, spend
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm

MOST = 10_000_000_000


class EnterBudgetForm(ProcedureForm):
    procedure = enter_budget
    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2099)
    purpose = forms.ChoiceField(label=_("用途"), choices=BudgetLine.Purpose.choices)
    name = forms.CharField(label=_("预算项目"), max_length=80)
    amount = forms.IntegerField(label=_("预算（元）"), min_value=1, max_value=MOST)
    basis = forms.CharField(label=_("批准文号"), max_length=80)

    def prepare(self) -> None:
        self.initial.setdefault("year", timezone.localdate().year)


class SpendForm(ProcedureForm):
    procedure = spend
    item = forms.CharField(label=_("支出内容"), max_length=120)
    amount = forms.IntegerField(label=_("金额（元）"), min_value=1, max_value=MOST)
    spent_on = forms.DateField(label=_("支出日期"), widget=DateInput())
    voucher = forms.CharField(label=_("凭证号"), max_length=60)
    equipment = forms.CharField(
        label=_("设备编号"), max_length=80, required=False, help_text=_("购置设备的填写")
    )
    risk = forms.ModelChoiceField(
        Risk.objects.none(), label=_("所防风险"), required=False, empty_label=_("不针对某项风险")
    )

    def prepare(self) -> None:
        self.choose_from("risk", Risk.objects.filter(until=None).order_by("asset"))
