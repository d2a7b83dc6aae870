from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.carrying import escorts
from jiyao.domains.carriers.models import Notebook
from jiyao.domains.carriers.procedures.notebooks import count, issue
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm


class IssueForm(ProcedureForm):
    procedure = issue
    to = forms.ModelChoiceField(Person.objects.none(), label=_("领用人"))
    level = forms.ModelChoiceField(Level.objects.select_related("scheme"), label=_("可记最高密级"))
    size = forms.CharField(label=_("规格"), max_length=20, help_text=_("如：32 开"))
    pages = forms.IntegerField(label=_("页数"), min_value=1, max_value=9999)

    def prepare(self) -> None:
        self.choose_from("to", escorts())


class CountForm(ProcedureForm):
    procedure = count
    counted = forms.IntegerField(label=_("清点页数"), min_value=0, max_value=9999)

    subject: Notebook

    def prepare(self) -> None:
        self.fields["counted"].help_text = _("应有 %(pages)d 页") % {"pages": self.subject.pages}
