"""The pages of the organisation."""

from jiyao.domains.organisation.views.charges import (
    chain,
    chain_print,
    charge,
    gaps,
    gaps_print,
)
from jiyao.domains.organisation.views.committee import body, body_roster, seat
from jiyao.domains.organisation.views.drafts import document, minutes, yearly
from jiyao.domains.organisation.views.meetings import agenda, decision, item, meeting
from jiyao.domains.organisation.views.records import pledge, pledge_text, post

__all__ = [
    "agenda",
    "body",
    "body_roster",
    "chain",
    "chain_print",
    "charge",
    "decision",
    "document",
    "gaps",
    "gaps_print",
    "item",
    "meeting",
    "minutes",
    "pledge",
    "pledge_text",
    "post",
    "seat",
    "yearly",
]
