from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import ClearingItem, YearClearing
from jiyao.domains.carriers.procedures.year_clearing import AS_PROPOSED, decide
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.procedures.forms import ProcedureForm


class DecideForm(ProcedureForm):
    procedure = decide
    items = forms.ModelMultipleChoiceField(
        ClearingItem.objects.none(),
        label=_("要定去留的份"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("未定的已勾选；另行处理的取消勾选，再办一次"),
    )
    decision = forms.ChoiceField(
        label=_("去留"), choices=((AS_PROPOSED, _("按建议")), *ClearingItem.What.choices)
    )
    reason = forms.CharField(
        label=_("留用理由"), max_length=120, required=False, help_text=_("定为留用的填写")
    )

    subject: YearClearing

    def prepare(self) -> None:
        seen = ClearingItem.objects.visible_to(self.facts, Action.HANDLE)
        items = seen.filter(clearing=self.subject).select_related("copy")
        self.choose_from("items", items.order_by("decision", "proposal", "pk"))
        self.fields["items"].initial = items.undecided()
