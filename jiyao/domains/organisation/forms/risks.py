from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Impact, Likelihood, Rating, standing_of
from jiyao.domains.organisation.procedures.assessing import assess_risk, enter_risk, set_cell
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm


class PlaceFields(forms.Form):
    likelihood = forms.TypedChoiceField(label=_("可能性"), choices=Likelihood.choices, coerce=int)
    impact = forms.TypedChoiceField(label=_("影响"), choices=Impact.choices, coerce=int)


class AssessmentFields(PlaceFields):
    measure = forms.CharField(
        label=_("防护措施"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    owner = forms.ModelChoiceField(
        Person.objects.none(), label=_("责任人"), help_text=_("落实措施的人，会收到待办")
    )
    review_on = forms.DateField(label=_("复评日期"), widget=DateInput())


class EnterRiskForm(AssessmentFields, ProcedureForm):
    procedure = enter_risk
    asset = forms.CharField(
        label=_("保护对象"), max_length=120, help_text=_("写类别或编号，不写涉密内容")
    )
    threat = forms.CharField(label=_("威胁"), max_length=200)
    unit = forms.ModelChoiceField(
        Circle.objects.none(), label=_("部门"), required=False, empty_label=_("全单位")
    )
    field_order = ("asset", "threat", "unit")

    def prepare(self) -> None:
        self.choose_from("unit", Circle.objects.filter(kind_of=Circle.Kind.UNIT).order_by("name"))
        self.choose_from("owner", Person.objects.filter(is_active=True).order_by("pinyin"))


class AssessRiskForm(AssessmentFields, ProcedureForm):
    procedure = assess_risk

    def prepare(self) -> None:
        self.choose_from("owner", Person.objects.filter(is_active=True).order_by("pinyin"))
        last = standing_of(self.subject)
        for name in ("likelihood", "impact", "measure", "owner"):
            self.initial.setdefault(name, getattr(last, name))


class SetCellForm(PlaceFields, ProcedureForm):
    procedure = set_cell
    rating = forms.ChoiceField(label=_("风险等级"), choices=Rating.choices)
