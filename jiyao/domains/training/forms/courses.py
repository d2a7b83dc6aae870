from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Post
from jiyao.domains.training.forms.fields import DayField, HoursField, ticks
from jiyao.domains.training.models import Course
from jiyao.domains.training.procedures.courses import set_up_course
from jiyao.domains.training.procedures.requiring import assign
from jiyao.foundation.access.roles import (
    AUDIT,
    CLASSIFIER,
    KEEPER,
    LEADER,
    SECRECY_OFFICE,
    SECURITY,
    SYSTEM,
)
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm

TAUGHT = (CLASSIFIER, KEEPER, SECRECY_OFFICE, LEADER, SYSTEM, SECURITY, AUDIT)


class SetUpCourseForm(ProcedureForm):
    procedure = set_up_course
    title = forms.CharField(label=_("课程"), max_length=80)
    part = forms.ChoiceField(label=_("内容类别"), choices=Course.Part.choices)
    outline = forms.CharField(
        label=_("内容提要"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("全体人员可见，不要写涉密内容"),
    )
    minutes = HoursField()
    ending = forms.ChoiceField(label=_("结业方式"), choices=Course.Ending.choices)
    months = forms.IntegerField(
        label=_("多少个月后重学"),
        min_value=0,
        max_value=120,
        initial=12,
        help_text=_("0 为不重学；发合格证的按合格证有效期"),
    )
    posts = ticks(_("哪些岗位必修"), Post.Kind.choices)
    involved_only = forms.BooleanField(label=_("只限其中的涉密岗位"), required=False)
    roles = ticks(_("哪些角色必修"), [(role.code, role.name) for role in TAUGHT])


class AssignForm(ProcedureForm):
    procedure = assign
    person = forms.ModelChoiceField(Person.objects.none(), label=_("人员"))
    course = forms.ModelChoiceField(Course.objects.none(), label=_("课程"))
    due_on = DayField(label=_("完成期限"))

    def prepare(self) -> None:
        self.choose_from("person", Person.objects.filter(is_active=True).order_by("pinyin"))
        self.choose_from("course", Course.objects.holding_at(timezone.now()).order_by("pk"))
