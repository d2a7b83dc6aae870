"""The pages of the organisation."""

from jiyao.domains.organisation.views.qualifications import qualification, undertaking
from jiyao.domains.organisation.views.records import pledge, pledge_text, post
from jiyao.domains.organisation.views.risks import risk, risk_matrix

__all__ = [
    "pledge",
    "pledge_text",
    "post",
    "qualification",
    "risk",
    "risk_matrix",
    "undertaking",
]
