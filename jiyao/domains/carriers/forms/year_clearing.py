from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import ClearingItem, YearClearing
from jiyao.domains.carriers.procedures.year_clearing import AS_PROPOSED, decide
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.marks import add_periods, marked
from jiyao.foundation.procedures.forms import ProcedureForm


class ItemsField(forms.ModelMultipleChoiceField):
    """Copies to decide about, each with its mark (CLS-04)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(ClearingItem.objects.none(), **kwargs)
        self.words: dict[int, str] = {}

    def offer(self, rows: Any, person: PersonFacts) -> None:
        """Offer these rows to the person."""
        items = list(rows)
        add_periods(items, person)
        self.words = {item.pk: f"{item}（{marked(item.copy.level, item)}）" for item in items}
        self.queryset = rows

    def label_from_instance(self, item: Any) -> str:
        return self.words[item.pk]


class DecideForm(ProcedureForm):
    procedure = decide
    items = ItemsField(
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
        items = seen.filter(clearing=self.subject).select_related("copy__level__scheme")
        field: Any = self.fields["items"]
        field.offer(items.order_by("decision", "proposal", "pk"), self.facts)
        field.initial = items.undecided()
