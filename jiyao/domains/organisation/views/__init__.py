"""The pages of the organisation."""

from jiyao.domains.organisation.views.committee import body, body_roster, seat
from jiyao.domains.organisation.views.records import pledge, pledge_text, post

__all__ = ["body", "body_roster", "pledge", "pledge_text", "post", "seat"]
