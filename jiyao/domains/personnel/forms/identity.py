import re
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Identity, Unmasking
from jiyao.domains.personnel.procedures.identifying import record_identity, unmask
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm

NUMBER = re.compile(r"\d{17}[\dX]")
PHONE = re.compile(r"[\d -]{7,30}")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
STAYS = _("已登记的不显示；空着就是不改")


def is_identity_number(value: str) -> bool:
    """Whether it is a citizen's identity number with a right last digit (GB 11643)."""
    if not NUMBER.fullmatch(value):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(value, WEIGHTS, strict=False))
    return CHECKS[total % 11] == value[17]


class IdentityFields(forms.Form):
    """The identity facts, for every form that asks them; covered where they are on their page."""

    identity_number = forms.CharField(label=_("身份证号"), max_length=18, required=False)
    phone = forms.CharField(label=_("联系电话"), max_length=30, required=False)
    address = forms.CharField(label=_("现住址"), max_length=120, required=False)
    gender = forms.ChoiceField(
        label=_("性别"), choices=[("", "—"), *Identity.Gender.choices], required=False
    )
    born_on = forms.DateField(label=_("出生日期"), widget=DateInput(), required=False)
    nation = forms.CharField(label=_("民族"), max_length=20, required=False)
    native_place = forms.CharField(label=_("籍贯"), max_length=60, required=False)
    political = forms.CharField(label=_("政治面貌"), max_length=20, required=False)
    education = forms.CharField(label=_("学历"), max_length=20, required=False)

    def show_known(self, by: Any, subject: Any, demanded: bool) -> None:
        """Fill in what is known of the subject's person. demanded: nothing may stay unknown."""
        known = Identity.objects.current().filter(person=subject.person_id).first()
        whole = known is not None and Unmasking.is_open_to(by, known, timezone.now())
        for name in Identity.FACTS:
            value = getattr(known, name) if known else None
            covered = name in Identity.COVERED and not whole
            self.fields[name].required = demanded and not (covered and value)
            if covered and value:
                self.fields[name].help_text = STAYS
            else:
                self.initial.setdefault(name, value)

    def clean_identity_number(self) -> str:
        value: str = self.cleaned_data["identity_number"].strip().upper()
        if value and not is_identity_number(value):
            raise forms.ValidationError(_("不是有效的 18 位身份证号，请核对"))
        return value

    def clean_phone(self) -> str:
        value: str = self.cleaned_data["phone"].strip()
        if value and not PHONE.fullmatch(value):
            raise forms.ValidationError(_("电话只写数字、空格和短横"))
        return value

    def clean_born_on(self) -> date | None:
        value: date | None = self.cleaned_data["born_on"]
        number = self.cleaned_data.get("identity_number", "")
        if value and number and value.strftime("%Y%m%d") != number[6:14]:
            raise forms.ValidationError(_("与身份证号中的出生日期不一致"))
        return value


class RecordIdentityForm(IdentityFields, ProcedureForm):
    procedure = record_identity

    def prepare(self) -> None:
        self.show_known(self.person, self.subject, demanded=False)


class UnmaskForm(ProcedureForm):
    procedure = unmask
    reason = forms.CharField(
        label=_("查看事由"), max_length=200, help_text=_("因哪张表、哪件事要看；记入留痕")
    )
