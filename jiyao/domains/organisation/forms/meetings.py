from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Decision, MeetingItem
from jiyao.domains.organisation.procedures.concluding import (
    assign,
    check,
    conclude,
    pass_items,
    put_off,
    report,
)
from jiyao.domains.organisation.procedures.meetings import (
    call_meeting,
    call_off,
    move_meeting,
    order_meeting,
    put_on_the_agenda,
    record_attendance,
)
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, DateTimeInput, ProcedureForm


def long_text(label: Any, length: int, tall: bool = False, **more: Any) -> forms.CharField:
    """Return a field for some lines of text, or for pages of it."""
    widget = forms.Textarea(attrs={"class": "is-long"} if tall else {})
    return forms.CharField(label=label, max_length=length, widget=widget, **more)


def when_and_where() -> dict[str, forms.Field]:
    """Return the fields of when and where a meeting is held."""
    return {
        "starts_at": forms.DateTimeField(label=_("会议时间"), widget=DateTimeInput()),
        "place": forms.CharField(label=_("地点"), max_length=80),
    }


def people_field(label: Any, required: bool = False) -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=label,
        required=required,
        widget=forms.CheckboxSelectMultiple,
    )


def votes_field(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=999)


class CallMeetingForm(ProcedureForm):
    procedure = call_meeting
    starts_at, place = when_and_where().values()
    is_last = forms.BooleanField(
        label=_("本年末次例会"), required=False, help_text=_("末次例会要审议年度保密工作总结")
    )


class OrderMeetingForm(ProcedureForm):
    procedure = order_meeting
    starts_at, place = when_and_where().values()
    reason = forms.CharField(label=_("召开事由"), max_length=200)


class MoveMeetingForm(ProcedureForm):
    procedure = move_meeting
    starts_at, place = when_and_where().values()

    def prepare(self) -> None:
        self.initial.setdefault("starts_at", self.subject.starts_at)
        self.initial.setdefault("place", self.subject.place)


class CallOffForm(ProcedureForm):
    procedure = call_off
    reason = forms.CharField(label=_("取消原因"), max_length=200)


class AddItemForm(ProcedureForm):
    procedure = put_on_the_agenda
    title = forms.CharField(label=_("议题"), max_length=200)


class RecordAttendanceForm(ProcedureForm):
    procedure = record_attendance
    present = people_field(_("到会"))
    leave = people_field(_("请假"))
    guests = people_field(_("列席"))

    def prepare(self) -> None:
        rows = self.subject.attendances.visible_to(self.facts, Action.KNOW).exclude(role="")
        members = Person.objects.filter(pk__in=rows.values("person")).order_by("pinyin")
        self.choose_from("present", members)
        self.choose_from("leave", members)
        others = Person.objects.filter(is_active=True).exclude(pk__in=rows.values("person"))
        self.choose_from("guests", others.order_by("pinyin"))
        self.initial.setdefault("present", list(members))


class ConcludeForm(ProcedureForm):
    procedure = conclude
    opinions = long_text(_("意见"), 4000, required=False)
    votes_for = votes_field(_("同意票"))
    votes_against = votes_field(_("反对票"))
    votes_none = votes_field(_("弃权票"))
    outcome = forms.ChoiceField(
        label=_("结果"),
        choices=[(each.value, each.label) for each in MeetingItem.SETTLED],
        help_text=_("没有表决的，三项票数都不填"),
    )
    conclusion = long_text(_("结论"), 2000)

    def prepare(self) -> None:
        for name in ("opinions", "votes_for", "votes_against", "votes_none", "conclusion"):
            self.initial.setdefault(name, getattr(self.subject, name))


class PutOffForm(ProcedureForm):
    procedure = put_off
    opinions = long_text(_("意见"), 4000, required=False)
    next_step = forms.CharField(
        label=_("下一步"), max_length=300, help_text=_("写明谁在何时做什么；下次会议自动列入")
    )


class PassItemsForm(ProcedureForm):
    procedure = pass_items
    items = forms.ModelMultipleChoiceField(
        MeetingItem.objects.none(), label=_("议题"), widget=forms.CheckboxSelectMultiple
    )
    conclusion = forms.CharField(label=_("结论"), max_length=300, initial=_("已听取，无异议。"))

    def prepare(self) -> None:
        rows = self.subject.items.visible_to(self.facts, Action.HANDLE).order_by("place")
        rows = rows.filter(outcome="", kind_of=MeetingItem.Kind.ORDINARY)
        self.choose_from("items", rows)
        field: Any = self.fields["items"]
        field.label_from_instance = lambda item: f"{item.place}. {item.title}"


class AssignForm(ProcedureForm):
    procedure = assign
    task = forms.CharField(label=_("落实事项"), max_length=300)
    owner = forms.ModelChoiceField(Person.objects.none(), label=_("责任人"))
    due_on = forms.DateField(label=_("完成期限"), widget=DateInput())

    def prepare(self) -> None:
        self.choose_from("owner", Person.objects.filter(is_active=True).order_by("pinyin"))
        self.initial.setdefault("task", self.subject.conclusion[:300])


class ReportForm(ProcedureForm):
    procedure = report
    evidence = long_text(
        _("落实情况和凭据"), 2000, help_text=_("写明做了什么、凭据的名称和编号，不写涉密内容")
    )


class CheckForm(ProcedureForm):
    procedure = check
    result = forms.ChoiceField(
        label=_("检查结果"),
        choices=[(each.value, each.label) for each in Decision.Result if each.value],
    )
    finding = forms.CharField(label=_("检查意见"), max_length=300)
    due_on = forms.DateField(
        label=_("重定期限"), widget=DateInput(), required=False, help_text=_("未落实的填写")
    )
