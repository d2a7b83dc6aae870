from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Designation
from jiyao.domains.organisation.procedures.designating import designate, prove
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm


class ProofFields(forms.Form):
    qualification = forms.CharField(
        label=_("资格证明"), max_length=80, help_text=_("证书名称和编号")
    )
    training = forms.CharField(
        label=_("培训考核证明"), max_length=80, help_text=_("培训班或考核的证书编号")
    )
    valid_until = forms.DateField(
        label=_("证明有效期至"), widget=DateInput(), help_text=_("两项中先到期的一天，过期即停权")
    )


class DesignateForm(ProofFields, ProcedureForm):
    procedure = designate
    person = forms.ModelChoiceField(Person.objects.none(), label=_("人员"))
    kind = forms.ChoiceField(label=_("职责"), choices=Designation.Kind.choices)
    unit = forms.ModelChoiceField(
        Circle.objects.none(), label=_("部门"), required=False, empty_label=_("全单位")
    )
    basis = forms.CharField(label=_("任命文号"), max_length=80)
    field_order = ("person", "kind", "unit", "basis")

    def prepare(self) -> None:
        self.choose_from("person", Person.objects.filter(is_active=True).order_by("pinyin"))
        self.choose_from("unit", Circle.objects.filter(kind_of=Circle.Kind.UNIT).order_by("name"))


class ProveForm(ProofFields, ProcedureForm):
    procedure = prove
