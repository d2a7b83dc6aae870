from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.procedures.deciding import (
    adopt,
    allow_deviation,
    opine,
    review,
    send_back,
    sign,
)
from jiyao.domains.classification.rules.deciding import BODIES
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.procedures.forms import ProcedureForm


class WordsForm(ProcedureForm):
    procedure = review
    words = forms.CharField(label=_("意见"), max_length=200, required=False)
    on_paper: ClassVar[Any] = _("高于处理上限，文字意见写在纸质审批表上")

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
