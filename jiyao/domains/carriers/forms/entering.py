"""One line of continuous registering: what was counted, written and numbered at one stroke."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.numbering import CopyNumbersField
from jiyao.domains.carriers.forms.once import OnceForm
from jiyao.domains.carriers.forms.receiving import CountForm, RegisterForm, check_period
from jiyao.domains.carriers.models import CarrierKind
from jiyao.domains.classification.forms.asking import CodeTitleForm
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.access.models import Level
from jiyao.foundation.procedures.level_fields import LevelField

MOST = 999


class EntryForm(OnceForm, CodeTitleForm):
    """A received document on one line; the fields are those of counting and registering."""

    level = LevelField(label=CountForm.base_fields["level"].label)
    sender_number = RegisterForm.base_fields["sender_number"]
    title = forms.CharField(
        label=_("标题"), max_length=200, required=False, help_text=_("高于处理上限，只填代号标题")
    )
    code_title = RegisterForm.base_fields["code_title"]
    span = CopyNumbersField(label=_("份号"), may_be_count=True, help_text=_("如 001-010、015"))
    declared = forms.IntegerField(
        label=_("封面份数"), min_value=0, max_value=MOST, required=False, help_text=_("相符不填")
    )
    remark = CountForm.base_fields["remark"]
    period = RegisterForm.base_fields["period"]
    period_note = RegisterForm.base_fields["period_note"]
    kind = forms.ModelChoiceField(
        CarrierKind.objects.all(), label=CountForm.base_fields["kind"].label
    )
    amount = RegisterForm.base_fields["amount"]
    enclosures = RegisterForm.base_fields["enclosures"]
    urgency = RegisterForm.base_fields["urgency"]
    sender = CountForm.base_fields["sender"]
    courier = CountForm.base_fields["courier"]
    copying_forbidden = RegisterForm.base_fields["copying_forbidden"]
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, facts: PersonFacts, **kwargs: Any) -> None:
        self.facts = facts
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        level = values.get("level")
        if level:
            self._check_title(values, level)
            values["period"] = values.get("period", "") if level.scheme.starred else ""
            check_period(self, values, level)
        self.ask_whether_again(values, values.get("sender", ""), self.facts, values.get("once"))
        self.ask_whether_it_tells(values)
        return values

    def _check_title(self, values: dict[str, Any], level: Level) -> None:
        above = is_above_ceiling(level, timezone.now())
        if above and values.get("title"):
            self.add_error("title", _("高于处理上限，只登记代号标题"))
        elif not (values.get("title") or values.get("code_title")):
            wanted = "code_title" if above else "title"
            self.add_error(wanted, _("请填标题或代号标题"))
