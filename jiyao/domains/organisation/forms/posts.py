from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Post
from jiyao.domains.organisation.procedures.posts import rate_post, set_up_post
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.forms import ProcedureForm


def levels_field() -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        Level.objects.select_related("scheme"),
        label=_("经常接触的最高密级"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("每个体系最多选一个；都不选就是非涉密岗位"),
    )


class SetUpPostForm(ProcedureForm):
    procedure = set_up_post
    name = forms.CharField(label=_("岗位名称"), max_length=80)
    unit = forms.ModelChoiceField(
        Circle.objects.none(), label=_("部门"), required=False, empty_label=_("全单位")
    )
    kind = forms.ChoiceField(
        label=_("岗位类别"), choices=Post.Kind.choices, initial=Post.Kind.STAFF
    )
    levels = levels_field()
    duties = forms.CharField(label=_("岗位职责"), max_length=500, required=False)

    def prepare(self) -> None:
        self.choose_from("unit", Circle.objects.filter(kind_of=Circle.Kind.UNIT).order_by("name"))


class RatePostForm(ProcedureForm):
    procedure = rate_post
    levels = levels_field()

    def prepare(self) -> None:
        self.initial.setdefault("levels", self.subject.levels_at(timezone.now()))
