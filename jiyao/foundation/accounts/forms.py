from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import ROLES, STAFF
from jiyao.foundation.accounts.procedures.ceiling import set_ceiling
from jiyao.foundation.accounts.procedures.granting import appoint, grant
from jiyao.foundation.accounts.procedures.people import enrol, found, join
from jiyao.foundation.accounts.procedures.resetting import reset_password
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.people.pins import PinMalformed, check_form
from jiyao.foundation.procedures.forms import DateTimeInput, ProcedureForm

FOUNDED = [(k.value, k.label) for k in (Circle.Kind.UNIT, Circle.Kind.POST)]


def password_field(label: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, max_length=128, widget=widget)


class FoundForm(ProcedureForm):
    procedure = found
    kind = forms.ChoiceField(label=_("类别"), choices=FOUNDED)
    name = forms.CharField(label=_("名称"), max_length=80)
    parent = forms.ModelChoiceField(
        Circle.objects.filter(kind_of=Circle.Kind.UNIT), label=_("上级部门"), required=False
    )


class EnrolForm(ProcedureForm):
    procedure = enrol
    number = forms.RegexField(r"^[A-Za-z0-9-]{1,32}$", label=_("人员编号"))
    name = forms.CharField(label=_("姓名"), max_length=60)
    unit = forms.ModelChoiceField(Circle.objects.filter(kind_of=Circle.Kind.UNIT), label=_("部门"))
    position = forms.CharField(label=_("职务"), max_length=60, required=False)
    password = password_field(_("初始口令"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        person = Person(number=values.get("number", ""), name=values.get("name", ""))
        _check_password(self, values, person)
        return values


class JoinForm(ProcedureForm):
    procedure = join
    circle = forms.ModelChoiceField(
        Circle.objects.exclude(kind_of=Circle.Kind.PERSON), label=_("部门或岗位")
    )


class AppointForm(ProcedureForm):
    procedure = appoint
    role = forms.ChoiceField(
        label=_("角色"),
        choices=[(code, role.name) for code, role in ROLES.items() if role is not STAFF],
    )


class GrantForm(ProcedureForm):
    procedure = grant
    level = forms.ModelChoiceField(Level.objects.select_related("scheme"), label=_("涉密等级"))
    until = forms.DateTimeField(label=_("有效期至"), required=False, widget=DateTimeInput())
    basis = forms.CharField(label=_("依据"), max_length=200)


class CeilingForm(ProcedureForm):
    procedure = set_ceiling
    level = forms.ModelChoiceField(Level.objects.select_related("scheme"), label=_("处理上限"))
    assessment = forms.CharField(label=_("测评审查文号"), max_length=80, required=False)


class ResetPasswordForm(ProcedureForm):
    procedure = reset_password
    password = password_field(_("初始口令"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        _check_password(self, values, self.subject)
        return values


class PinForm(forms.Form):
    """A person's own signing PIN, confirmed by the password."""

    password = forms.CharField(
        label=_("登录口令"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    pin = forms.CharField(
        label=_("新的签名 PIN"),
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("6 至 12 位数字,不得为同一数字"),
    )
    again = forms.CharField(
        label=_("再输一次"),
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        if not self.person.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError(_("登录口令不正确"))
        return self.cleaned_data["password"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        try:
            check_form(values.get("pin", ""))
        except PinMalformed:
            self.add_error("pin", _("PIN 须为 6 至 12 位数字,不得为同一数字"))
        if values.get("pin") != values.get("again"):
            self.add_error("again", _("两次输入不一致"))
        return values


class UnlockForm(forms.Form):
    """The password again, after a session was left alone."""

    password = forms.CharField(
        label=_("登录口令"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )


def _check_password(form: forms.Form, values: dict[str, Any], person: Person) -> None:
    try:
        validate_password(values.get("password", ""), person)
    except forms.ValidationError as fault:
        form.add_error("password", fault)
