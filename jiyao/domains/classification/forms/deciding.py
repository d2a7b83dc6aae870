from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.facts import facts_of, facts_of_sources
from jiyao.domains.classification.history import events_of
from jiyao.domains.classification.models import Item
from jiyao.domains.classification.procedures.deciding import (
    adopt,
    allow_deviation,
    opine,
    review,
    send_back,
    sign,
)
from jiyao.domains.classification.rules.deciding import BODIES
from jiyao.domains.classification.titles import add_titles
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


class WordsForm(ProcedureForm):
    procedure = review
    words = forms.CharField(label=_("意见"), max_length=200, required=False)
    on_paper: ClassVar[Any] = _("高于处理上限，文字意见写在纸质审批表上")

    def about(self) -> list[Fact]:
        """Return what was determined, what it was taken over from, what was said of it so far."""
        now = timezone.now()
        seen = Item.objects.visible_to(self.facts, Action.HANDLE).for_acting()
        item = seen.filter(pk=self.subject.pk).first()
        if item is None:
            return []
        named = item.sources.holding_at(now)
        sources = list(seen.filter(derived__in=named).order_by("pk"))
        add_titles([item, *sources], self.facts)
        said = [
            Fact(event.get_what_display(), f"{event.by} {when(event.at)}", event.words)
            for event in events_of(item, self.facts)
        ]
        taken_over = facts_of_sources(item, len(named), sources)
        return [*facts_of(item, None, None, now), *taken_over, *said]

    def prepare(self) -> None:
        if is_above_ceiling(self.subject.label.level, timezone.now()):
            self.fields["words"].disabled = True
            self.fields["words"].required = False
            self.fields["words"].help_text = self.on_paper


class SignForm(WordsForm):
    procedure = sign


class SendBackForm(WordsForm):
    procedure = send_back
    words = forms.CharField(label=_("要修改什么"), max_length=200)


class OpineForm(WordsForm):
    procedure = opine
    agrees = forms.TypedChoiceField(
        label=_("意见"),
        choices=[("yes", _("同意")), ("no", _("不同意"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("理由"), max_length=200, required=False)


class AdoptForm(ProcedureForm):
    procedure = adopt
    body = forms.ChoiceField(label=_("由谁决定"), choices=list(BODIES.items()))
    reference = forms.CharField(label=_("会议纪要或批复文号"), max_length=80)


class AllowForm(AdoptForm):
    procedure = allow_deviation
