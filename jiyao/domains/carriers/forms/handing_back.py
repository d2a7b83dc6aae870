from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.scanning import CopiesField
from jiyao.domains.carriers.models import HandBack, HandBackItem
from jiyao.domains.carriers.procedures.handing_back import (
    hand_back_to_issuer,
    list_for_issuer,
    strike_off,
)
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.procedures.forms import DateTimeInput, ProcedureForm


class ListForIssuerForm(ProcedureForm):
    procedure = list_for_issuer
    copies = forms.CharField()
    notice = forms.CharField(
        label=_("清退通知文号"),
        max_length=80,
        required=False,
        help_text=_("来文机关发了清退通知的填文号；年终自行清退的不填"),
    )
    due = forms.DateTimeField(label=_("清退期限"), widget=DateTimeInput())

    def prepare(self) -> None:
        self.fields["copies"] = CopiesField(self.facts, label=_("要清退的份"))


class HandBackForm(ProcedureForm):
    procedure = hand_back_to_issuer
    ticked = forms.ModelMultipleChoiceField(
        HandBackItem.objects.none(),
        label=_("当面逐件点交"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("没有勾的仍为应交，下次再交"),
    )
    receipt = forms.CharField(label=_("回执号"), max_length=80)
    taken_by = forms.CharField(label=_("对方接收人"), max_length=40)

    subject: HandBack

    def prepare(self) -> None:
        seen = HandBackItem.objects.visible_to(self.facts, Action.HANDLE)
        owed = seen.filter(hand_back=self.subject, outcome=HandBackItem.Outcome.OWED)
        self.choose_from("ticked", owed.select_related("copy").order_by("pk"))


class StrikeOffForm(ProcedureForm):
    procedure = strike_off
    reason = forms.CharField(
        label=_("理由"), max_length=120, help_text=_("如：来文机关同意留用，及其依据")
    )
