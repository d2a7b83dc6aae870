from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.drafts import (
    NO_PUBLIC_MARKS,
    PRESUMED,
    PUBLIC_MARKS,
    UNTIL_OPENED,
    Draft,
)
from jiyao.domains.classification.forms.asking import CodeTitleForm
from jiyao.domains.classification.models import ProtectedKind
from jiyao.domains.classification.procedures.protecting import (
    enter_kind,
    name_readers,
    note_public_mark,
    presume,
)
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.readers import appointed
from jiyao.foundation.access.roles import HEAD, LEADER
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm
from jiyao.foundation.procedures.scope_fields import CircleFields

GIVEN = ("title", "code_title", "starts", "copies", "leader")


class NameReadersForm(CircleFields, ProcedureForm):
    procedure = name_readers

    def prepare(self) -> None:
        self.fields["bodies"].label = _("读者：部门和岗位")
        self.fields["persons"].label = _("读者：指定人员")
        if self.subject is not None:
            self.show_circles(self.subject.readers_at(timezone.now()))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        values["circles"] = self.chosen_circles(values)
        return values


class EnterKindForm(NameReadersForm):
    procedure = enter_kind
    name = forms.CharField(label=_("种类"), max_length=60, help_text=_("例如：未公开的会议材料"))
    sort = forms.ChoiceField(label=_("类别"), choices=ProtectedKind.Sort.choices)
    level = forms.ModelChoiceField(Level.objects.select_related("scheme"), label=_("起始密级"))
    basis = forms.CharField(label=_("依据"), max_length=120)

    @property
    def sections(self) -> list[tuple[Any, list[str]]]:
        return [
            (_("种类"), ["name", "sort", "level", "basis"]),
            (_("读者（文件、材料不限读者的不选）"), ["bodies", "persons"]),
        ]

    def clean(self) -> dict[str, Any]:
        values = ProcedureForm.clean(self) or {}
        values["circles"] = [*values.get("bodies", ()), *values.get("persons", ())]
        return values


class KindField(forms.ModelChoiceField):
    """A kind, shown with the level at which it starts."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj}（{obj.level}）"


class PresumeForm(CodeTitleForm, CircleFields, ProcedureForm):
    procedure = presume
    protected = KindField(ProtectedKind.objects.none(), label=_("受保护种类"))
    title = forms.CharField(
        label=_("名称"), max_length=200, required=False, help_text=_("高于处理上限的只填代号标题")
    )
    code_title = forms.CharField(label=_("代号标题"), max_length=40, required=False)
    starts = forms.DateField(label=_("形成或收到的日期"), widget=DateInput())
    copies = forms.IntegerField(label=_("份数"), min_value=1, max_value=9999, initial=1)

    leader = forms.ModelChoiceField(
        Person.objects.none(), label=_("主管领导"), help_text=_("知悉此件，以后审核能否公开")
    )

    @property
    def sections(self) -> list[tuple[Any, list[str]]]:
        return [
            (_("件"), ["protected", "title", "code_title", "starts", "copies"]),
            (_("知悉范围"), ["bodies", "persons"]),
            (_("主管领导"), ["leader"]),
        ]

    def prepare(self) -> None:
        now = timezone.now()
        self.choose_from("leader", appointed(now, LEADER, HEAD))
        self.initial.setdefault("starts", timezone.localdate(now))
        kinds = ProtectedKind.objects.holding_at(now).select_related("level__scheme")
        self.choose_from("protected", kinds.order_by("sort", "pk"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        circles = self.chosen_circles(values)
        self.ask_whether_it_tells(values)
        if self.errors:
            return values
        kind = values["protected"]
        given = {name: values[name] for name in GIVEN}
        values["draft"] = Draft(
            level=kind.level,
            period=str(UNTIL_OPENED),
            circles=circles,
            first_copy=1,
            basis=kind.basis,
            kind=PRESUMED,
            protected=kind,
            **given,
        )
        return values


class PublicMarkForm(ProcedureForm):
    procedure = note_public_mark
    mark = forms.ChoiceField(
        label=_("件上写明"), choices=[*PUBLIC_MARKS.items(), *NO_PUBLIC_MARKS.items()]
    )
    reference = forms.CharField(
        label=_("标志所在"), max_length=80, help_text=_("例如：首页版记，或公报期号")
    )
