"""A letter that was registered lately is not registered again unawares."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Document
from jiyao.domains.classification.forms.asking import AskingForm
from jiyao.foundation.access.decisions import Action, PersonFacts

LATELY = timedelta(days=90)


class OnceForm(AskingForm):
    """Mixed into a form that registers; `again` is asked for where a number comes again."""

    again = forms.BooleanField(
        label=_("确是另一件，仍要登记"), required=False, widget=forms.HiddenInput
    )

    def ask_whether_again(
        self, values: dict[str, Any], sender: str, person: PersonFacts, besides: UUID | None
    ) -> None:
        """Ask where the sender's number was registered lately, as far as the person handles it.

        besides: the public id of the document itself, which may have been sent twice.
        """
        number = values.get("sender_number")
        if not number or values.get("again"):
            return
        rows = Document.objects.received().visible_to(person, Action.HANDLE)
        rows = rows.filter(received_at__gte=timezone.now() - LATELY).exclude(public_id=besides)
        rows = rows.filter(sender=sender, sender_number=number)
        same = rows.order_by("-received_at", "-pk").first()
        if same is not None:
            told = _("%s 的来文机关和文号与此相同，请核对；确是另一件的，请勾选“仍要登记”") % same
            self.ask_back("again", "sender_number", told)
