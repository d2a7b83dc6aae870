"""The pages of the organisation."""

from jiyao.domains.organisation.views.coverage import coverage_page
from jiyao.domains.organisation.views.documents import document, outer_rule, version
from jiyao.domains.organisation.views.letters import letter
from jiyao.domains.organisation.views.mine import mine
from jiyao.domains.organisation.views.notices import conveyance, notice
from jiyao.domains.organisation.views.reading import agreement, code, duty_list, receipt
from jiyao.domains.organisation.views.records import pledge, pledge_text, post

__all__ = [
    "agreement",
    "code",
    "conveyance",
    "coverage_page",
    "document",
    "duty_list",
    "letter",
    "mine",
    "notice",
    "outer_rule",
    "pledge",
    "pledge_text",
    "post",
    "receipt",
    "version",
]
