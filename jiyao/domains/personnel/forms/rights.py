from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Agreement, Compensation, Entitlement
from jiyao.domains.personnel.procedures.agreeing import (
    book_agreement,
    close_agreement,
    draw_up_agreement,
)
from jiyao.domains.personnel.procedures.rights import (
    answer_suggestion,
    book_receipt,
    grant_compensation,
    grant_entitlement,
    suggest,
)
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm


def _long(label: Any, help_text: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, max_length=500, widget=area, help_text=help_text)


class GrantEntitlementForm(ProcedureForm):
    procedure = grant_entitlement
    kind = forms.ChoiceField(label=_("种类"), choices=Entitlement.Kind.choices)
    what = forms.CharField(label=_("内容"), max_length=200)
    basis = forms.CharField(label=_("依据"), max_length=120, help_text=_("文件名称和文号"))


class GrantCompensationForm(ProcedureForm):
    procedure = grant_compensation
    restricted = forms.ChoiceField(label=_("受限事项"), choices=Compensation.Restricted.choices)
    what = forms.CharField(label=_("限制内容"), max_length=200, help_text=_("不写涉密内容"))
    given = forms.CharField(label=_("补偿"), max_length=200, help_text=_("数额或方式"))
    basis = forms.CharField(label=_("依据"), max_length=120, help_text=_("文件名称和文号"))


class ReceiptForm(ProcedureForm):
    procedure = book_receipt
    receipt = forms.CharField(label=_("收据编号"), max_length=80)


class SuggestForm(ProcedureForm):
    procedure = suggest
    text = _long(_("建议"), _("保密办和人事部门能看到，不写涉密内容"))


class AnswerForm(ProcedureForm):
    procedure = answer_suggestion
    answer = _long(_("答复"), _("提出人能看到"))


class DrawUpAgreementForm(ProcedureForm):
    procedure = draw_up_agreement
    kind = forms.ChoiceField(label=_("种类"), choices=Agreement.Kind.choices)
    starts_on = forms.DateField(label=_("生效日期"), widget=DateInput())
    ends_on = forms.DateField(
        label=_("终止日期"),
        widget=DateInput(),
        required=False,
        help_text=_("直到信息公开的空着；竞业限制必须填"),
    )
    compensation = forms.CharField(
        label=_("补偿约定"), max_length=200, required=False, help_text=_("竞业限制必须填")
    )


class BookAgreementForm(ProcedureForm):
    procedure = book_agreement
    signed_on = forms.DateField(label=_("签署日期"), widget=DateInput())
    paper = forms.CharField(label=_("纸质编号"), max_length=80)


class CloseAgreementForm(ProcedureForm):
    procedure = close_agreement
    outcome = forms.CharField(
        label=_("处理结果"), max_length=200, help_text=_("期满终止、另签新协议或提前解除的原因")
    )
