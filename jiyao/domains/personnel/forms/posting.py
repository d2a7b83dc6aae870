from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Post
from jiyao.domains.personnel.models import PersonFile, Vetting
from jiyao.domains.personnel.models.files import without_file
from jiyao.domains.personnel.procedures.posting import open_file, take_post
from jiyao.domains.personnel.procedures.suspending import suspend
from jiyao.domains.personnel.procedures.vetting import book_vetting, conclude, open_vetting
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm

CONCLUSIONS = [(each.value, each.label) for each in Vetting.Outcome if each != "open"]


class OpenFileForm(ProcedureForm):
    procedure = open_file
    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("人员"),
        help_text=_("这里列出还没有档案的人员。没有列出的，请系统管理员先“新增人员”或导入人员名册"),
    )
    employment = forms.ChoiceField(label=_("用工形式"), choices=PersonFile.Employment.choices)

    def prepare(self) -> None:
        rows = without_file(timezone.now())
        self.choose_from("person", rows.order_by("pinyin"))
        if not rows.exists():
            self.fields["person"].empty_label = _("人人都有档案")  # type: ignore[attr-defined]


class TakePostForm(ProcedureForm):
    procedure = take_post
    post = forms.ModelChoiceField(Post.objects.none(), label=_("岗位"))

    def prepare(self) -> None:
        rows = Post.objects.holding_at(timezone.now()).select_related("circle__parent", "unit")
        self.choose_from("post", rows.order_by("unit__name", "circle__name"))


class OpenVettingForm(TakePostForm):
    procedure = open_vetting
    leads_on = True


class BookVettingForm(TakePostForm):
    procedure = book_vetting
    concluded_on = forms.DateField(label=_("结论日期"), widget=DateInput())
    paper = forms.CharField(label=_("纸质编号"), max_length=80)


class ConcludeForm(ProcedureForm):
    procedure = conclude
    reason_field = "opinion"
    outcome = forms.ChoiceField(label=_("结论"), choices=CONCLUSIONS)
    opinion = forms.CharField(
        label=_("审查意见"), max_length=300, help_text=_("审批人据此决定；不要写标题和涉密内容")
    )


class SuspendForm(ProcedureForm):
    procedure = suspend
    reason = forms.CharField(label=_("事由"), max_length=200)
