from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.forms.deciding import WordsForm
from jiyao.domains.classification.forms.periods import PeriodFields
from jiyao.domains.classification.forms.waiting import OneAtATime
from jiyao.domains.classification.history import detail_of
from jiyao.domains.classification.models import Event, Item, Notice
from jiyao.domains.classification.procedures.expiring import (
    GROUNDS,
    confirm,
    extend,
    release,
    review_for_the_year,
)
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


class ExtendForm(OneAtATime, PeriodFields, ProcedureForm):
    procedure = extend
    period = forms.CharField(
        label=_("新的保密期限（从制发日起算）"),
        required=False,
        disabled=True,
        widget=forms.HiddenInput,
    )
    long_basis = forms.CharField(
        label=_("“长期”的依据"), max_length=120, required=False, help_text=_("选长期的才填")
    )

    subject: Item

    def prepare(self) -> None:
        self.fields["period_kind"].label = self.fields["period"].label
        if self.is_request:
            self.show_period(self.initial["period"] if self.amends else self.subject.period)
            return
        for name in [n for n in self.fields if n.startswith("period_")]:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.is_request:
            values["period"] = self.put_together(values)
        return values


class ReleaseForm(OneAtATime, ProcedureForm):
    procedure = release
    ground = forms.ChoiceField(label=_("解密情形"), choices=list(GROUNDS.items()))


class YearForm(WordsForm):
    procedure = review_for_the_year
    result = forms.ChoiceField(
        label=_("审核结果"),
        choices=[
            (Event.What.KEPT.value, _("维持")),
            (Event.What.QUESTIONED.value, _("拟变更或解除，另行报批")),
        ],
    )


class ConfirmForm(ProcedureForm):
    procedure = confirm

    subject: Notice

    def about(self) -> list[Fact]:
        """Return what is to be marked anew, and what was changed; the rest the item's page says."""
        thing = self.subject.thing or _("本事项的文稿、底稿和各份文件")
        told = [Fact(_("要改标的"), thing), Fact(_("告知时间"), when(self.subject.at))]
        events = Event.objects.visible_to(self.facts, Action.HANDLE).select_related("alteration")
        event = events.filter(pk=self.subject.event_id).first()
        items = Item.objects.visible_to(self.facts, Action.HANDLE)
        item = items.filter(pk=self.subject.item_id).first()
        if event is None or item is None:
            return [*told, Fact(_("变更内容"), _("请向机要员或保密办问明"))]
        changed = Fact(event.get_what_display(), detail_of(event))
        return [Fact(_("定密事项"), item, url=item.get_absolute_url()), changed, *told]
