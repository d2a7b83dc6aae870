from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Sanction
from jiyao.domains.organisation.procedures.appraising import appraise, give_sanction
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.forms import ProcedureForm


class GiveSanctionForm(ProcedureForm):
    procedure = give_sanction
    person = forms.ModelChoiceField(Person.objects.none(), label=_("人员"))
    kind = forms.ChoiceField(label=_("种类"), choices=Sanction.Kind.choices)
    what = forms.CharField(label=_("内容"), max_length=120, help_text=_("如通报表扬、警告"))
    basis = forms.CharField(
        label=_("依据"), max_length=200, help_text=_("制度条款和文号，不写涉密内容")
    )
    points = forms.IntegerField(label=_("考核分"), min_value=0, max_value=100, initial=0)

    def prepare(self) -> None:
        self.choose_from("person", Person.objects.filter(is_active=True).order_by("pinyin"))


class AppraiseForm(ProcedureForm):
    procedure = appraise
    unit = forms.ModelChoiceField(Circle.objects.none(), label=_("部门"))
    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2099)

    def prepare(self) -> None:
        self.choose_from("unit", Circle.objects.filter(kind_of=Circle.Kind.UNIT).order_by("name"))
        self.initial.setdefault("year", timezone.localdate().year)
