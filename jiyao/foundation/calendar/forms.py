from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import ROLES, STAFF
from jiyao.foundation.calendar.procedures.chasing import chase
from jiyao.foundation.calendar.procedures.days import set_day
from jiyao.foundation.calendar.procedures.recurring import set_recurrence
from jiyao.foundation.duties.models import Recurrence
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, DateTimeInput, ProcedureForm
from jiyao.foundation.ui.templatetags.jiyao import when

OFFICES = [(role.code, role.name) for role in ROLES.values() if role is not STAFF]


class ChaseForm(ProcedureForm):
    procedure = chase
    remark = forms.CharField(label=_("催办内容"), max_length=120)

    def prepare(self) -> None:
        told = {"what": self.subject.name, "at": when(self.subject.due_at)}
        words = (
            _("%(what)s应于 %(at)s 前办结，请尽快办理") if told["at"] else _("%(what)s请尽快办理")
        )
        self.fields["remark"].initial = words % told


class SetDayForm(ProcedureForm):
    procedure = set_day
    day = forms.DateField(label=_("日期"), widget=DateInput())
    working = forms.TypedChoiceField(
        label=_("这一天"),
        choices=[("off", _("休息")), ("on", _("上班"))],
        coerce=lambda value: value == "on",
    )
    name = forms.CharField(
        label=_("名称"), max_length=60, help_text=_("例如：单位成立日放假、周六补班")
    )


class SetRecurrenceForm(ProcedureForm):
    procedure = set_recurrence
    title = forms.CharField(label=_("事项"), max_length=80)
    owner = forms.ModelChoiceField(
        Person.objects.none(), label=_("责任人"), required=False, empty_label=_("不指定个人")
    )
    role = forms.ChoiceField(
        label=_("责任角色"), required=False, choices=[("", _("不指定角色")), *OFFICES]
    )
    every = forms.ChoiceField(label=_("周期"), choices=Recurrence.Every.choices)
    from_end = forms.TypedChoiceField(
        label=_("到期日算法"),
        choices=[("first", _("期内第几天")), ("last", _("期末倒数第几个工作日"))],
        coerce=lambda value: value == "last",
    )
    day = forms.IntegerField(label=_("第几天"), min_value=1, max_value=366, initial=1)
    until = forms.DateTimeField(label=_("停止时间"), required=False, widget=DateTimeInput())

    def prepare(self) -> None:
        owner: Any = self.fields["owner"]
        owner.queryset = Person.objects.filter(is_active=True)
