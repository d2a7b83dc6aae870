from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.approvals.procedures.settings import set_kinds
from jiyao.foundation.approvals.procedures.signing import evidence
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.procedures.signing import KIND_NAMES


class EvidenceForm(ProcedureForm):
    procedure = evidence
    paper = forms.CharField(label=_("纸质凭证编号或存放处"), max_length=120)


class SetKindsForm(ProcedureForm):
    procedure = set_kinds
    code = forms.ChoiceField(label=_("事项"))
    level = forms.ModelChoiceField(
        Level.objects.select_related("scheme"),
        label=_("密级"),
        required=False,
        empty_label=_("所有密级"),
    )
    kinds = forms.MultipleChoiceField(
        label=_("允许的方式"),
        choices=[(k.value, name) for k, name in KIND_NAMES.items()],
        widget=forms.CheckboxSelectMultiple,
    )

    def prepare(self) -> None:
        signed = [p for p in PROCEDURES.values() if set(p.signature.signers) - {"by"}]
        code = self.fields["code"]
        assert isinstance(code, forms.ChoiceField)  # noqa: S101 - declared above
        code.choices = [(p.code, p.title) for p in signed]
