from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Post
from jiyao.domains.personnel.forms.fields import VERDICTS, day, heads_first, line, lines
from jiyao.domains.personnel.forms.identity import IdentityFields
from jiyao.domains.personnel.models import Vetting
from jiyao.domains.personnel.procedures.conditions import (
    Checked,
    add_condition,
    check_conditions,
)
from jiyao.domains.personnel.procedures.opinions import circulate, give_opinion, pass_on
from jiyao.domains.personnel.procedures.particulars import add_relative, fill_in, state_abroad
from jiyao.domains.personnel.procedures.vetting import file_outcome
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm

ANSWERS = [("yes", _("符合")), ("no", _("不符合"))]
NONE = _("没有的写“无”")


class FillInForm(IdentityFields, ProcedureForm):
    procedure = fill_in
    nationality = line(_("国籍"), 20, initial=_("中国"))
    marriage = line(_("婚姻状况"), 10)
    registered_at = line(_("户籍地址"), 100)
    working_since = day(_("参加工作时间"))
    resume = lines(_("简历"), 2000, rows=6, help_text=_("从参加工作写起，一段一行"))

    def prepare(self) -> None:
        self.show_known(self.person, self.subject, demanded=True)
        for name in self.subject.BASICS:
            self.initial.setdefault(name, getattr(self.subject, name) or None)


class StateAbroadForm(ProcedureForm):
    procedure = state_abroad
    documents = line(_("出国（境）证件"), 200, help_text=NONE)
    residence = line(_("境外永久居留权、长期居留许可"), 200, help_text=NONE)
    own_abroad = lines(_("本人境外经历和交往"), 500, help_text=NONE)
    family_abroad = lines(_("配偶、子女境外情况"), 500, help_text=NONE)
    last_trips = lines(_("近两次出国（境）"), 300, help_text=_("时间、地点、事由；没有的写“无”"))

    def prepare(self) -> None:
        for name in self.fields:
            self.initial.setdefault(name, getattr(self.subject, name))


class AddRelativeForm(ProcedureForm):
    procedure = add_relative
    relation = line(_("关系"), 20, help_text=_("如：配偶、父亲、女儿、密切交往的境外人员"))
    name = line(_("姓名"), 60)
    nationality = line(_("国籍"), 20, initial=_("中国"))
    born_on = day(_("出生日期"), required=False)
    political = line(_("政治面貌"), 20, required=False)
    employer = line(_("单位和职务"), 80, required=False)
    lives_in = line(_("居住地"), 80, required=False)
    residence = line(_("境外永久居留权"), 80, initial=_("无"))


class CirculateForm(ProcedureForm):
    procedure = circulate
    head = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("本部门意见由谁签署"),
        help_text=_("一般为本部门负责人；之后依次由人事部门、保密办签署"),
    )

    def prepare(self) -> None:
        self.choose_from("head", heads_first(self.subject.person))


class GiveOpinionForm(ProcedureForm):
    procedure = give_opinion
    on_the_record = True
    verdict = forms.ChoiceField(label=_("意见"), choices=VERDICTS, widget=forms.RadioSelect)
    words = lines(_("说明"), 300, help_text=_("本部门写明现实表现；不同意的写明理由"))


class PassOnForm(ProcedureForm):
    procedure = pass_on
    head = forms.ModelChoiceField(Person.objects.none(), label=_("本部门意见由谁签署"))

    def prepare(self) -> None:
        self.choose_from("head", heads_first(self.subject.concerned))


class AddConditionForm(ProcedureForm):
    procedure = add_condition
    post_kind = forms.ChoiceField(label=_("岗位类别"), choices=Post.Kind.choices)
    text = lines(_("条件"), 200)


class CheckConditionsForm(ProcedureForm):
    """A choice and a line for the evidence under each condition of the post."""

    procedure = check_conditions
    subject: Vetting

    def prepare(self) -> None:
        known = {row.condition_id: row for row in self.subject.checks.all()}
        self.conditions = list(self.subject.conditions_at(timezone.now()))
        for number, each in enumerate(self.conditions, start=1):
            row = known.get(each.pk)
            self.fields[f"met_{each.pk}"] = forms.ChoiceField(
                label=f"{number}. {each.text}",
                choices=ANSWERS,
                widget=forms.RadioSelect,
                initial=("yes" if row.met else "no") if row else "",
            )
            self.fields[f"evidence_{each.pk}"] = line(
                _("查阅的材料"), 120, initial=row.evidence if row else ""
            )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        given = [(each.pk, values.get(f"met_{each.pk}")) for each in self.conditions]
        values["checks"] = [
            Checked(key, met == "yes", values.get(f"evidence_{key}", "")) for key, met in given
        ]
        return values


class FileOutcomeForm(ProcedureForm):
    procedure = file_outcome
    filed_on = day(_("报备日期"))
    filed_number = line(_("报备文号"), 80)
