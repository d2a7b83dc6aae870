from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.drafts import Batch
from jiyao.domains.classification.models import Event, Item
from jiyao.domains.classification.procedures.clearing import review_backlog
from jiyao.domains.classification.rules.deciding import officer_has_the_power
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.procedures.forms import ProcedureForm

MOST = 50
LATER = ""
NONE = _("现在没有等您审核的积压事项")
ANSWERS = [
    (LATER, _("这次不审")),
    (Event.What.KEPT.value, _("维持")),
    (Event.What.QUESTIONED.value, _("拟变更或解除，另行报批")),
]


class ReviewBacklogForm(ProcedureForm):
    procedure = review_backlog

    def prepare(self) -> None:
        now = timezone.now()
        seen = Item.objects.visible_to(self.facts, Action.HANDLE).for_acting()
        able = seen.backlog(timezone.localdate(now))[:MOST]
        self.items = {
            f"item_{item.pk}": item
            for item in able
            if officer_has_the_power(item=item, by=self.person, at=now) is None
        }
        if not self.items:
            self.fields["none"] = forms.CharField(
                label=_("积压事项"), initial=NONE, disabled=True, required=False
            )
        for name, item in self.items.items():
            words = f"{item}（{item.marking}）{item.code_title}"
            self.fields[name] = forms.ChoiceField(label=words, choices=ANSWERS, required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        said = {name: values.get(name) for name in self.items}
        kept, questioned = (
            [self.items[name] for name, answer in said.items() if answer == what]
            for what in (Event.What.KEPT, Event.What.QUESTIONED)
        )
        values["batch"] = Batch(kept, questioned)
        return values
