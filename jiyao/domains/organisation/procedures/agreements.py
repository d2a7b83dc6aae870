"""Agreements with suppliers, booked from paper (ORG-08)."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Agreement, PledgeText
from jiyao.domains.organisation.models.pledges import Occasion
from jiyao.domains.organisation.rules import agreements as rules
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "organisation.agreement.booked",
    _("登记供应商保密协议"),
    by=SECRECY_OFFICE,
    cites=("ORG-08",),
    rules=(rules.agreement_is_signed_by_now, rules.agreement_ends_later),
)
def book_agreement(
    *,
    supplier: str,
    signatory: str,
    matter: str,
    signed_on: date,
    ends_on: date | None,
    paper: str,
    by: Person,
    at: datetime,
) -> Agreement:
    """Book what a supplier signed on paper, on the text in force. ends_on: None while it lasts."""
    return Agreement.objects.create(
        supplier=supplier,
        signatory=signatory,
        matter=matter,
        text=PledgeText.objects.holding_at(at).get(occasion=Occasion.SUPPLIER),
        paper=paper,
        since=start_of(signed_on),
        until=start_of(ends_on) if ends_on else None,
        set_by=by,
    )
