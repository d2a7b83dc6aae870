from django import forms
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import ProcessStep
from jiyao.domains.organisation.procedures.mapping import add_step, amend_step, enter_process
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.forms import ProcedureForm


class EnterProcessForm(ProcedureForm):
    procedure = enter_process
    name = forms.CharField(label=_("业务流程"), max_length=80)
    unit = forms.ModelChoiceField(
        Circle.objects.none(), label=_("主责部门"), required=False, empty_label=_("全单位")
    )

    def prepare(self) -> None:
        self.choose_from("unit", units())


class StepFields(forms.Form):
    name = forms.CharField(label=_("环节"), max_length=80, help_text=_("写办什么事，不写涉密内容"))
    does = forms.ChoiceField(label=_("涉密方式"), choices=ProcessStep.Does.choices)
    unit = forms.ModelChoiceField(
        Circle.objects.none(), label=_("责任部门"), required=False, empty_label=_("尚未确定")
    )
    level = forms.ModelChoiceField(
        Level.objects.none(), label=_("最高密级"), required=False, empty_label=_("尚未确定")
    )
    measure = forms.CharField(
        label=_("防护措施"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("还没有的留空，会列为缺口"),
    )


class AddStepForm(StepFields, ProcedureForm):
    procedure = add_step
    place = forms.IntegerField(label=_("序号"), min_value=1, max_value=999)
    field_order = ("place",)

    def prepare(self) -> None:
        self.choose_from("unit", units())
        self.choose_from("level", levels())
        last = self.subject.steps.filter(until=None).aggregate(top=Max("place"))["top"]
        self.initial.setdefault("place", (last or 0) + 1)


class AmendStepForm(StepFields, ProcedureForm):
    procedure = amend_step

    def prepare(self) -> None:
        self.choose_from("unit", units())
        self.choose_from("level", levels())
        for name in ("name", "does", "unit", "level", "measure"):
            self.initial.setdefault(name, getattr(self.subject, name))


def units() -> object:
    """Return the departments to choose from."""
    return Circle.objects.filter(kind_of=Circle.Kind.UNIT).order_by("name")


def levels() -> object:
    """Return the levels to choose from."""
    return Level.objects.select_related("scheme").order_by("scheme", "rank")
