from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.approvals.procedures.deciding import decline, grant, send_back
from jiyao.foundation.procedures.forms import ProcedureForm


class DecidingForm(ProcedureForm):
    """Base of the answers to a request; the page says which version of it was shown."""

    procedure = grant
    on_the_record = True
    posted_elsewhere = True
    # The marks of a batch of 200, each 32 digits, a point, the round and a space.
    seen = forms.CharField(required=False, max_length=8000, widget=forms.HiddenInput)

    def clean_seen(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data["seen"].split())


class GrantForm(DecidingForm):
    procedure = grant
    remark = forms.CharField(label=_("审批意见"), max_length=300, required=False)


class DeclineForm(DecidingForm):
    procedure = decline
    remark = forms.CharField(label=_("不批准的理由"), max_length=300)


class SendBackForm(DecidingForm):
    procedure = send_back
    remark = forms.CharField(label=_("须补正什么，或要问什么"), max_length=300)
