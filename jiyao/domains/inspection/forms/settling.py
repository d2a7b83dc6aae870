from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.inspection.forms.fields import FindingsField
from jiyao.domains.inspection.models import Answer, State
from jiyao.domains.inspection.procedures.settling import answer, confirm, send_back
from jiyao.foundation.procedures.forms import ProcedureForm

MOST = 200


def words_field(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=280, widget=forms.Textarea(attrs={"rows": 3}), help_text=help_text
    )


class ChosenFields(forms.Form):
    """Findings of the run in one state; `?finding=` or `?verdict=` in the address ticks some."""

    STATE: str = State.ANSWERED
    findings = FindingsField()

    def prepare(self) -> None:
        rows = self.subject.findings.filter(state=self.STATE).order_by("pk")  # type: ignore[attr-defined]
        field: Any = self.fields["findings"]
        asked, verdict = self.initial.get("finding"), self.initial.get("verdict")
        ticked = [
            each.pk
            for each in rows
            if asked == str(each.public_id) or (verdict and verdict == each.verdict)
        ]
        self.initial["findings"] = ticked
        shown = [*ticked, *(each.pk for each in rows if each.pk not in ticked)][:MOST]
        field.offer(rows.filter(pk__in=shown), self.facts)  # type: ignore[attr-defined]


class AnswerForm(ChosenFields, ProcedureForm):
    procedure = answer
    STATE = State.OPEN
    answer = forms.ChoiceField(label=_("处理方式"), choices=Answer.choices)
    words = words_field(_("做了什么"), _("清除的写明方法和去向；说明的写明为什么可以留"))


class ConfirmForm(ChosenFields, ProcedureForm):
    procedure = confirm
    words = words_field(_("核对情况"))


class SendBackForm(ChosenFields, ProcedureForm):
    procedure = send_back
    words = words_field(_("退回意见"), _("还要做什么；期限从现在重新算"))
