from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.procedures.agreements import book_agreement
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm


class BookAgreementForm(ProcedureForm):
    procedure = book_agreement
    supplier = forms.CharField(label=_("供应商"), max_length=120)
    signatory = forms.CharField(label=_("签字人"), max_length=60)
    matter = forms.CharField(label=_("合作事项"), max_length=200)
    signed_on = forms.DateField(label=_("签订日期"), widget=DateInput())
    ends_on = forms.DateField(
        label=_("终止日期"), widget=DateInput(), required=False, help_text=_("长期有效的不填")
    )
    paper = forms.CharField(label=_("纸质编号"), max_length=80)
