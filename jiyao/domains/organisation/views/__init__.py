"""The pages of the organisation."""

from jiyao.domains.organisation.views.appraisals import appraisal, sanction, unit_appraisal
from jiyao.domains.organisation.views.charges import chain, chain_print, charge, gaps, gaps_print
from jiyao.domains.organisation.views.committee import body, body_roster, seat
from jiyao.domains.organisation.views.coverage import coverage_page
from jiyao.domains.organisation.views.designations import designation
from jiyao.domains.organisation.views.documents import document, outer_rule, version
from jiyao.domains.organisation.views.drafts import committee_document, minutes, yearly
from jiyao.domains.organisation.views.letters import letter
from jiyao.domains.organisation.views.meetings import agenda, decision, item, meeting
from jiyao.domains.organisation.views.mine import mine
from jiyao.domains.organisation.views.notices import conveyance, notice
from jiyao.domains.organisation.views.processes import process, process_step
from jiyao.domains.organisation.views.qualifications import qualification, undertaking
from jiyao.domains.organisation.views.reading import agreement, code, duty_list, receipt
from jiyao.domains.organisation.views.records import pledge, pledge_text, post
from jiyao.domains.organisation.views.risks import risk, risk_matrix
from jiyao.domains.organisation.views.seals import seal, seal_use
from jiyao.domains.organisation.views.sheets import sheet
from jiyao.domains.organisation.views.spending import budget_line, spending

__all__ = [
    "agenda",
    "agreement",
    "appraisal",
    "body",
    "body_roster",
    "budget_line",
    "chain",
    "chain_print",
    "charge",
    "code",
    "committee_document",
    "conveyance",
    "coverage_page",
    "decision",
    "designation",
    "document",
    "duty_list",
    "gaps",
    "gaps_print",
    "item",
    "letter",
    "meeting",
    "mine",
    "minutes",
    "notice",
    "outer_rule",
    "pledge",
    "pledge_text",
    "post",
    "process",
    "process_step",
    "qualification",
    "receipt",
    "risk",
    "risk_matrix",
    "sanction",
    "seal",
    "seal_use",
    "seat",
    "sheet",
    "spending",
    "undertaking",
    "unit_appraisal",
    "version",
    "yearly",
]
