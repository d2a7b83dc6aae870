from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.forms.fields import HoursField
from jiyao.domains.training.models import Course, StudySession
from jiyao.domains.training.procedures.sessions import (
    cancel_session,
    hold_session,
    plan_session,
    to_come,
)
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.forms import DateTimeInput, ProcedureForm


class PlanSessionForm(ProcedureForm):
    procedure = plan_session
    title = forms.CharField(label=_("主题"), max_length=120)
    form = forms.ChoiceField(
        label=_("形式"), choices=[(form.value, form.label) for form in StudySession.FORMS]
    )
    plan = forms.CharField(
        label=_("学习计划"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("学什么、怎样讨论；全体人员可见，不要写涉密内容"),
    )
    unit = forms.ModelChoiceField(
        Circle.objects.none(), label=_("参加范围"), required=False, empty_label=_("全体人员")
    )
    begins_at = forms.DateTimeField(label=_("开始时间"), widget=DateTimeInput())
    minutes = HoursField()
    place = forms.CharField(label=_("地点"), max_length=80)
    lecturer = forms.CharField(label=_("主讲人"), max_length=60, required=False)
    course = forms.ModelChoiceField(
        Course.objects.none(), label=_("属于课程"), required=False, empty_label=_("不属于课程")
    )

    def prepare(self) -> None:
        units = Circle.objects.filter(kind_of=Circle.Kind.UNIT).order_by("name")
        self.choose_from("unit", units)
        self.choose_from("course", Course.objects.holding_at(timezone.now()).order_by("pk"))


class HoldSessionForm(ProcedureForm):
    procedure = hold_session
    present = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("到场"), widget=forms.CheckboxSelectMultiple, required=False
    )
    on_leave = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=_("请假"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("既没有到场也没有请假的，记为缺勤"),
    )
    summary = forms.CharField(
        label=_("学习情况"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("讨论了什么、谁发言；不要写涉密内容"),
    )
    paper = forms.CharField(label=_("签到表编号"), max_length=80, required=False)

    def prepare(self) -> None:
        people = to_come(self.subject).order_by("pinyin")
        self.choose_from("present", people)
        self.choose_from("on_leave", people)


class CancelSessionForm(ProcedureForm):
    procedure = cancel_session
    reason = forms.CharField(label=_("取消原因"), max_length=200)
