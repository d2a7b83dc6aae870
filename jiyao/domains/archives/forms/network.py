from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.forms.choosing import everybody
from jiyao.domains.archives.models import ArchivePost
from jiyao.domains.archives.procedures.network import enter_year, name_post
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.forms import ProcedureForm


class NamePostForm(ProcedureForm):
    procedure = name_post
    kind = forms.ChoiceField(label=_("岗位"), choices=ArchivePost.Kind.choices)
    unit = forms.ModelChoiceField(
        Circle.objects.none(),
        label=_("部门"),
        required=False,
        empty_label=_("全单位"),
        help_text=_("兼职立卷员和电子文件管理员按部门设，其他岗位不选"),
    )
    person = forms.ModelChoiceField(Person.objects.none(), label=_("人员"))
    basis = forms.CharField(label=_("任命文号"), max_length=80)

    def prepare(self) -> None:
        units = Circle.objects.filter(kind_of=Circle.Kind.UNIT)
        self.choose_from("unit", units.order_by("name"))
        self.choose_from("person", everybody())


class EnterYearForm(ProcedureForm):
    procedure = enter_year
    year = forms.IntegerField(label=_("年度"), min_value=1949, max_value=2099)
    plan = forms.CharField(label=_("工作计划文号"), max_length=80)
    budget = forms.IntegerField(label=_("经费（元）"), min_value=0, max_value=999_999_999)

    def prepare(self) -> None:
        self.fields["year"].initial = timezone.localdate().year
