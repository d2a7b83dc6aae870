"""The form of the first start: the one-time code, and the three people (clause SYS-06)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import Role
from jiyao.foundation.accounts.forms import check_password, number_field, password_field
from jiyao.foundation.accounts.setting_up import THREE, Founder, code_is_right
from jiyao.foundation.people.models import Person

PARTS = ("number", "name", "password", "again")


class SetUpForm(forms.Form):
    """Three people in one form; a wrong code is not looked at further."""

    code = forms.CharField(
        label=_("一次性代码"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        help_text=_("在服务器上运行 jiyao code 得到；连错五次作废，须另取新码"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for role in THREE:
            self.fields.update(_fields_of(role))
        people = [(role.name, [f"{role.code}_{part}" for part in PARTS]) for role in THREE]
        self.sections = [("", ["code"]), *people]

    def clean_code(self) -> str:
        if not code_is_right(self.cleaned_data["code"]):
            raise forms.ValidationError(_("代码不正确或已作废，请在服务器上另取新码"))
        return self.cleaned_data["code"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        numbers: set[str] = set()
        for role in THREE:
            self._clean_person(role, values, numbers)
        return values

    def founders(self) -> dict[str, Founder]:
        """Return the three people by the code of their role."""
        return {
            role.code: Founder(*(self.cleaned_data[f"{role.code}_{p}"] for p in PARTS[:3]))
            for role in THREE
        }

    def _clean_person(self, role: Role, values: dict[str, Any], numbers: set[str]) -> None:
        number, name, password, again = (values.get(f"{role.code}_{part}") for part in PARTS)
        if number in numbers:
            self.add_error(f"{role.code}_number", _("三个人的编号不得相同"))
        if password and password != again:
            self.add_error(f"{role.code}_again", _("两次输入不一致"))
        check_password(self, f"{role.code}_password", Person(number=number or "", name=name or ""))
        numbers.add(number or "")


def _fields_of(role: Role) -> dict[str, forms.Field]:
    return {
        f"{role.code}_number": number_field(),
        f"{role.code}_name": forms.CharField(label=_("姓名"), max_length=60),
        f"{role.code}_password": password_field(_("口令")),
        f"{role.code}_again": password_field(_("再输一次"), ""),
    }
