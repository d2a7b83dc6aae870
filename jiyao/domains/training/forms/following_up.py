import re

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.training.forms.fields import DayField
from jiyao.domains.training.procedures.following_up import begin_follow_up, guide, hand_on
from jiyao.domains.training.settings import FIRST_STEP, SECOND_STEP, THIRD_STEP
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm

LINE = re.compile(r"(\d{1,4})\s*天?\s*[:：,，、\s]\s*(\S.*)")
LONGEST = 80


class BeginFollowUpForm(ProcedureForm):
    procedure = begin_follow_up
    person = forms.ModelChoiceField(Person.objects.none(), label=gettext_lazy("新进人员"))
    supervisor = forms.ModelChoiceField(Person.objects.none(), label=gettext_lazy("主管"))
    entered_on = DayField(label=gettext_lazy("到岗日期"))
    steps = forms.CharField(
        label=gettext_lazy("辅导步骤"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("一行一步：到岗后多少天内，空格，辅导什么"),
    )

    def prepare(self) -> None:
        people = Person.objects.filter(is_active=True).order_by("pinyin")
        self.choose_from("person", people)
        self.choose_from("supervisor", people)
        self.initial.setdefault("steps", usual_steps())

    def clean_steps(self) -> list[tuple[int, str]]:
        lines = [line.strip() for line in self.cleaned_data["steps"].splitlines()]
        found = [LINE.fullmatch(line) for line in lines if line]
        if None in found:
            raise forms.ValidationError(
                _("每行先写天数，空格后写辅导内容，如：30 文件和设备的使用")
            )
        steps = [(int(match[1]), match[2]) for match in found if match]
        if any(len(title) > LONGEST for _days, title in steps):
            raise forms.ValidationError(_("辅导内容每步不超过 %d 字") % LONGEST)
        return sorted(steps)


class HandOnForm(ProcedureForm):
    procedure = hand_on
    supervisor = forms.ModelChoiceField(Person.objects.none(), label=gettext_lazy("新主管"))

    def prepare(self) -> None:
        self.choose_from("supervisor", Person.objects.filter(is_active=True).order_by("pinyin"))


class GuideForm(ProcedureForm):
    procedure = guide
    remark = forms.CharField(
        label=gettext_lazy("辅导情况"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("本人和人事部门可见，不要写涉密内容"),
    )


def usual_steps() -> str:
    """Return the steps of the organisation as lines, those that its settings leave out apart."""
    now = timezone.now()
    usual = (
        (FIRST_STEP.at(now), _("保密制度和本岗位职责")),
        (SECOND_STEP.at(now), _("文件、设备和网络的保密要求")),
        (THIRD_STEP.at(now), _("保密情况回访")),
    )
    return "\n".join(f"{days} {title}" for days, title in usual if days)
