from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.groups import group_of
from jiyao.foundation.access.models import Compartment, Level
from jiyao.foundation.access.roles import ROLES, STAFF
from jiyao.foundation.accounts.passwords import POLICY
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.accounts.procedures.ceiling import set_ceiling
from jiyao.foundation.accounts.procedures.compartments import (
    found_matter,
    name_to_matter,
    take_off_matter,
)
from jiyao.foundation.accounts.procedures.levels import name_group
from jiyao.foundation.accounts.procedures.people import enrol, found, join, leave
from jiyao.foundation.accounts.procedures.resetting import give_password, reset_password
from jiyao.foundation.accounts.procedures.rosters import undo_roster, upload_roster
from jiyao.foundation.accounts.rosters import PEOPLE
from jiyao.foundation.imports.forms import WorkbookField
from jiyao.foundation.imports.judged import judged
from jiyao.foundation.imports.workbooks import Unreadable
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.procedures.scope_fields import CirclesField

JOINED = (Circle.Kind.UNIT, Circle.Kind.EVERYBODY)


def number_field() -> forms.CharField:
    return forms.RegexField(
        r"^[A-Za-z0-9-]{1,32}$",
        label=_("人员编号"),
        error_messages={"invalid": _("编号只用字母、数字和连字符，不超过 32 个")},
    )


def password_field(label: Any, help_text: Any = POLICY) -> forms.CharField:
    """Return a field for a password to be chosen; the policy stands beside it."""
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(
        label=label, help_text=help_text, strip=False, max_length=128, widget=widget
    )


class FoundForm(ProcedureForm):
    procedure = found
    name = forms.CharField(label=_("名称"), max_length=80)
    parent = forms.ModelChoiceField(
        Circle.objects.filter(kind_of=Circle.Kind.UNIT), label=_("上级部门"), required=False
    )


class EnrolForm(ProcedureForm):
    procedure = enrol
    number = number_field()
    name = forms.CharField(label=_("姓名"), max_length=60)
    unit = forms.ModelChoiceField(Circle.objects.filter(kind_of=Circle.Kind.UNIT), label=_("部门"))
    position = forms.CharField(label=_("职务"), max_length=60, required=False)
    password = password_field(_("初始口令"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        person = Person(number=values.get("number", ""), name=values.get("name", ""))
        check_password(self, "password", person)
        return values


class JoinForm(ProcedureForm):
    procedure = join
    circle = forms.ModelChoiceField(Circle.objects.filter(kind_of__in=JOINED), label=_("部门"))


class LeaveForm(JoinForm):
    procedure = leave


class FoundMatterForm(ProcedureForm):
    procedure = found_matter
    name = forms.CharField(label=_("专案名称"), max_length=80)


class NameToMatterForm(ProcedureForm):
    procedure = name_to_matter
    matter = forms.ModelChoiceField(Compartment.objects.order_by("name"), label=_("专案"))


class TakeOffMatterForm(NameToMatterForm):
    procedure = take_off_matter


class AppointForm(ProcedureForm):
    procedure = appoint
    role = forms.ChoiceField(
        label=_("角色"),
        choices=[(code, role.name) for code, role in ROLES.items() if role is not STAFF],
    )


class NameGroupForm(ProcedureForm):
    procedure = name_group
    circles = CirclesField(
        Circle.objects.select_related("parent").order_by("-kind_of", "pk"),
        label=_("阅读群体"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("一个都不选就是不另规定"),
    )

    def prepare(self) -> None:
        if "circles" in self.fields:
            self.initial.setdefault("circles", group_of(self.subject, timezone.now()))


class CeilingForm(ProcedureForm):
    procedure = set_ceiling
    level = forms.ModelChoiceField(Level.objects.select_related("scheme"), label=_("处理上限"))
    assessment = forms.CharField(label=_("测评审查文号"), max_length=80, required=False)


class ResetPasswordForm(ProcedureForm):
    procedure = reset_password
    password = password_field(_("初始口令"))

    def prepare(self) -> None:
        if self.is_request:
            del self.fields["password"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "password" in self.fields:
            check_password(self, "password", self.subject)
        return values


class GivePasswordForm(ProcedureForm):
    procedure = give_password
    password = password_field(_("初始口令"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        check_password(self, "password", self.subject)
        return values


class UploadRosterForm(ProcedureForm):
    procedure = upload_roster
    file = WorkbookField(
        label=_("名册文件"),
        help_text=_(
            "Excel 工作簿（.xlsx），一行一人，表头写人员编号、姓名、部门、上级部门、职务；"
            "没有的部门随人新设，最多 1000 人"
        ),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "file" in values:
            try:
                book = values["file"]
                values["file"] = judged(PEOPLE, book.name, book.sheets, timezone.now())
            except Unreadable as fault:
                self.add_error("file", str(fault))
        return values


class UndoRosterForm(ProcedureForm):
    procedure = undo_roster
    reason = forms.CharField(label=_("撤销理由"), max_length=300)


def check_password(form: forms.Form, name: str, person: Person) -> None:
    """Put what is wrong with a chosen password beside its field (clause SYS-07)."""
    try:
        if name in form.cleaned_data:
            validate_password(form.cleaned_data[name], person)
    except forms.ValidationError as fault:
        form.add_error(name, fault)
