from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.facts import minutes_from, summary_from
from jiyao.domains.organisation.forms.meetings import long_text, people_field
from jiyao.domains.organisation.models import AgendaTemplate, MeetingSchedule, Minutes, Yearly
from jiyao.domains.organisation.procedures.drafting import (
    approve_minutes,
    draft_document,
    draft_minutes,
    endorse_minutes,
    issue_minutes,
    read_minutes,
    return_document,
    return_minutes,
)
from jiyao.domains.organisation.procedures.yearly import revise_agenda, set_schedule, write
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.ui.parts import Fact

MOST = 200
CLOCK = r"([01]\d|2[0-3]):[0-5]\d"


class TimeInput(forms.TimeInput):
    """A time of the day picked in the browser's own control."""

    input_type = "time"


def time_field(label: Any, initial: str) -> forms.RegexField:
    return forms.RegexField(
        f"^{CLOCK}$",
        label=label,
        initial=initial,
        widget=TimeInput(),
        error_messages={"invalid": _("请按“14:00”的样子填写")},
    )


class DraftMinutesForm(ProcedureForm):
    procedure = draft_minutes
    text = long_text(_("纪要"), 20000, tall=True)

    def prepare(self) -> None:
        text = self.subject.text or minutes_from(self.subject.meeting, self.facts)
        self.initial.setdefault("text", text)


class ReadMinutesForm(ProcedureForm):
    """Who confirms, approves or returns the minutes has them on the same page."""

    procedure = read_minutes

    subject: Minutes

    def about(self) -> list[Fact]:
        """Return the text, which who reaches this page may see on that of the minutes, too."""
        return [Fact(_("正文"), self.subject.text)]


class ApproveMinutesForm(ReadMinutesForm):
    procedure = approve_minutes


class EndorseMinutesForm(ReadMinutesForm):
    procedure = endorse_minutes


class ReturnMinutesForm(ReadMinutesForm):
    procedure = return_minutes
    reason = forms.CharField(label=_("退回意见"), max_length=200)


class IssueMinutesForm(ProcedureForm):
    procedure = issue_minutes
    others = people_field(_("另送"))

    def prepare(self) -> None:
        self.choose_from("others", Person.objects.filter(is_active=True).order_by("pinyin"))


class ReturnDocumentForm(ProcedureForm):
    procedure = return_document
    reason = forms.CharField(label=_("退回意见"), max_length=200)


class DraftDocumentForm(ProcedureForm):
    procedure = draft_document
    title = forms.CharField(label=_("标题"), max_length=200)
    text = long_text(_("正文"), 20000, tall=True)


class WriteYearlyForm(ProcedureForm):
    procedure = write
    text = long_text(
        _("正文"), 20000, tall=True, help_text=_("总结已按本年记录填好数字，请补充情况、问题和打算")
    )

    def prepare(self) -> None:
        text = self.subject.text
        if not text and self.subject.kind_of == Yearly.Kind.SUMMARY:
            text = summary_from(self.subject, self.facts, timezone.now())
        self.initial.setdefault("text", text)


class SetScheduleForm(ProcedureForm):
    procedure = set_schedule
    every = forms.ChoiceField(
        label=_("周期"),
        choices=MeetingSchedule.Every.choices,
        initial=MeetingSchedule.Every.MONTH,
    )
    month = forms.IntegerField(
        label=_("期内第几个月"), min_value=1, max_value=12, initial=1, help_text=_("每月的填 1")
    )
    nth = forms.TypedChoiceField(
        label=_("第几个"), choices=MeetingSchedule.Nth.choices, coerce=int, initial=1
    )
    weekday = forms.TypedChoiceField(
        label=_("星期"), choices=MeetingSchedule.Weekday.choices, coerce=int, initial=4
    )
    begins = time_field(_("开始"), "14:00")
    ends = time_field(_("结束"), "16:00")
    place = forms.CharField(label=_("地点"), max_length=80)


class ReviseAgendaForm(ProcedureForm):
    procedure = revise_agenda
    items = long_text(_("议程"), 2000, tall=True, help_text=_("一行一项，每项不超过 200 字"))

    def prepare(self) -> None:
        self.initial.setdefault("items", "\n".join(AgendaTemplate.titles_at(timezone.now())))

    def clean_items(self) -> str:
        lines = [line.strip() for line in self.cleaned_data["items"].splitlines() if line.strip()]
        if any(len(line) > MOST for line in lines):
            raise forms.ValidationError(_("有一项超过 200 字"))
        return "\n".join(lines)
