from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Qualification
from jiyao.domains.organisation.procedures.qualifying import (
    book_qualification,
    renew_qualification,
    take_on,
)
from jiyao.foundation.access.models import Level
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm


class CertificateFields(forms.Form):
    grade = forms.TypedChoiceField(
        label=_("资格等级"), choices=Qualification.Grade.choices, coerce=int
    )
    number = forms.CharField(label=_("证书编号"), max_length=60)
    issuer = forms.CharField(label=_("发证机关"), max_length=80)
    valid_from = forms.DateField(label=_("有效期自"), widget=DateInput())
    valid_until = forms.DateField(label=_("有效期至"), widget=DateInput())
    review_on = forms.DateField(
        label=_("复审日期"), widget=DateInput(), help_text=_("在此之前保密办会收到提醒")
    )


class BookQualificationForm(CertificateFields, ProcedureForm):
    procedure = book_qualification


class RenewQualificationForm(CertificateFields, ProcedureForm):
    procedure = renew_qualification

    def prepare(self) -> None:
        for name in ("grade", "issuer"):
            self.initial.setdefault(name, getattr(self.subject, name))


class TakeOnForm(ProcedureForm):
    procedure = take_on
    code_name = forms.CharField(
        label=_("任务代号"), max_length=60, help_text=_("只填代号，不写任务名称和内容")
    )
    client = forms.CharField(label=_("委托单位"), max_length=80)
    level = forms.ModelChoiceField(Level.objects.none(), label=_("任务密级"))
    ends_on = forms.DateField(label=_("任务期限"), widget=DateInput())

    def prepare(self) -> None:
        rows = Level.objects.filter(scheme__code="state").select_related("scheme")
        self.choose_from("level", rows.order_by("rank"))
