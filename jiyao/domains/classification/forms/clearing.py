from collections.abc import Iterator
from datetime import datetime
from itertools import islice
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
        able = islice(self._waiting(timezone.now()), MOST)
        self.items = {f"item_{item.pk}": item for item in able}
        if not self.items:
            self.fields["none"] = forms.CharField(
                label=_("积压事项"), initial=NONE, disabled=True, required=False
            )
        for name, item in self.items.items():
            words = f"{item}（{item.marking}）{item.code_title}"
            self.fields[name] = forms.ChoiceField(label=words, choices=ANSWERS, required=False)

    def _waiting(self, now: datetime) -> Iterator[Item]:
        """Yield the backlog on which the person may decide; asked once a level and path."""
        day, able = timezone.localdate(now), {}
        seen = Item.objects.visible_to(self.facts, Action.HANDLE).for_acting()
        for item in seen.backlog(day).to_review(day):
            kind = (item.path, item.label.level_id)
            if kind not in able:
                able[kind] = officer_has_the_power(item=item, by=self.person, at=now) is None
            if able[kind] and not item.comes_from_outside:
                yield item

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        said = {name: values.get(name) for name in self.items}
        kept, questioned = (
            [self.items[name] for name, answer in said.items() if answer == what]
            for what in (Event.What.KEPT, Event.What.QUESTIONED)
        )
        values["batch"] = Batch(kept, questioned)
        return values
