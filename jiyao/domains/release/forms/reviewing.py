from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.forms.fields import lines, to_come
from jiyao.domains.release.models import Enquiry, Hit, Prohibition, Submission, Version
from jiyao.domains.release.procedures.enquiring import note_answer, refer
from jiyao.domains.release.procedures.reviewing import (
    Answered,
    adopt,
    answer_checklist,
    clear,
    pass_on,
    refuse,
    send_back,
)
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.duties.days import add_working_days
from jiyao.foundation.duties.models import own_table
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm

DAYS = 10


class PassForm(ProcedureForm):
    procedure = pass_on
    words = forms.CharField(label=_("意见"), max_length=200, required=False)


class AdoptForm(ProcedureForm):
    procedure = adopt
    reference = forms.CharField(label=_("会议纪要或批复文号"), max_length=80)
    words = forms.CharField(label=_("决定内容"), max_length=200, required=False)


class SendBackForm(ProcedureForm):
    procedure = send_back
    words = lines(_("要修改什么"), 200)


class RefuseForm(ProcedureForm):
    procedure = refuse
    words = lines(_("不予发布的理由"), 200)


class ClearForm(ProcedureForm):
    procedure = clear
    hits = forms.ModelMultipleChoiceField(
        Hit.objects.none(),
        label=_("排除哪几处"),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        help_text=_("先在筛查结果里看过原文，再勾选"),
    )
    reason = forms.CharField(
        label=_("理由"),
        max_length=300,
        help_text=_("如：引用已公开的法律条文；已看过原图，无密级标志"),
    )

    subject: Version

    def prepare(self) -> None:
        rows = Hit.objects.visible_to(self.facts, Action.READ).filter(file__version=self.subject)
        field: Any = self.fields["hits"]
        field.queryset = rows.uncleared().in_order()
        field.label_from_instance = _in_words


def _in_words(hit: Hit) -> str:
    where = hit.where or _("正文")
    return f"{hit.get_grade_display()}｜{hit.rule}｜{where}｜{hit.shown}"


class ChecklistForm(ProcedureForm):
    """All categories at once: none of them, or which."""

    procedure = answer_checklist
    none = forms.BooleanField(
        label=_("已通读全文，下列各类均没有"), required=False, widget=forms.CheckboxInput
    )
    found = forms.ModelMultipleChoiceField(
        Prohibition.objects.none(),
        label=_("有哪些类"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    subject: Version

    def prepare(self) -> None:
        self.on_the_record = not self.is_bound  # type: ignore[misc]
        asked = Prohibition.objects.holding_at(timezone.now()).order_by("pk")
        self.choose_from("found", asked)
        rows = list(self.subject.confirmations.all())
        self.initial["found"] = [row.prohibition_id for row in rows if row.found]
        whole = not Prohibition.objects.unanswered(self.subject, timezone.now()).exists()
        self.initial["none"] = whole and not self.initial["found"]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        found = {each.pk for each in values.get("found") or ()}
        if bool(found) == bool(values.get("none")):
            said = (
                _("“均没有”和有的类不能同时勾选")
                if found
                else _("请勾选有的类；没有的勾选“均没有”")
            )
            self.add_error("none", said)
        asked: Any = self.fields["found"]
        keys = asked.queryset.values_list("pk", flat=True)
        values["answers"] = [Answered(key, key in found) for key in keys]
        return values


class ReferForm(ProcedureForm):
    procedure = refer
    body = forms.CharField(
        label=_("送哪个部门审定"), max_length=120, help_text=_("有关主管部门或保密行政管理部门")
    )
    question = lines(_("界限不清的事项"), 300)
    due_on = forms.DateField(label=_("何时催问答复"), widget=DateInput())

    subject: Submission

    def prepare(self) -> None:
        today = timezone.localdate()
        self.initial.setdefault("due_on", add_working_days(today, DAYS, own_table()))

    def clean_due_on(self) -> date:
        return to_come(self.cleaned_data["due_on"])


class AnswerForm(ProcedureForm):
    procedure = note_answer
    answer = forms.ChoiceField(
        label=_("答复"), choices=Enquiry.Answer.choices, widget=forms.RadioSelect
    )
    reference = forms.CharField(label=_("答复文号"), max_length=80)
    answered_on = forms.DateField(label=_("答复日期"), widget=DateInput())
