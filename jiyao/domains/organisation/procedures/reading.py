"""Confirming what was given to read; the code of conduct on the first sign-in (EDU-06)."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.duties import due_after
from jiyao.domains.organisation.models import PledgeText, Receipt
from jiyao.domains.organisation.receipts import ask_to_read, confirmed
from jiyao.domains.organisation.rules import receipts as rules
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF


@procedure(
    "organisation.receipt.confirmed",
    _("确认已阅"),
    by=STAFF,
    cites=("ORG-10", "ORG-14", "EDU-06", "EDU-07"),
    rules=(rules.everybody_confirms_for_himself, rules.it_is_not_confirmed),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def confirm(receipt: Receipt, *, by: Person, at: datetime) -> Receipt:
    """Confirm, with the own PIN, having read a text and to follow it."""
    return confirmed(receipt, at)


@procedure(
    "organisation.code.promised",
    _("承诺遵守保密守则"),
    by=STAFF,
    cites=("EDU-06",),
    rules=(rules.text_is_the_code, rules.there_is_no_pin_yet),
    needs=Action.KNOW,
)
def promise(text: PledgeText, *, by: Person, at: datetime) -> Receipt:
    """Promise to follow the code of conduct, on the first sign-in, before there is a PIN."""
    year = timezone.localdate(at).year
    rows = Receipt.objects.filter(person=by, subject_ref=text.public_id, year=year)
    receipt = rows.first() or ask_to_read(text, [by], at, due_after(at), year)[0]
    return receipt if receipt.confirmed_at else confirmed(receipt, at)
