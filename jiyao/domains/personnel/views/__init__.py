"""The pages of personnel."""

from jiyao.domains.personnel.views.files import file, mine
from jiyao.domains.personnel.views.identity import identity
from jiyao.domains.personnel.views.leaving import leaving, release
from jiyao.domains.personnel.views.leaving_post import leave, resignation
from jiyao.domains.personnel.views.overview import overview
from jiyao.domains.personnel.views.records import bar, holding
from jiyao.domains.personnel.views.reviewing import review, roll_report
from jiyao.domains.personnel.views.rights import agreement, compensation, entitlement, suggestion
from jiyao.domains.personnel.views.travelling import journey, passport
from jiyao.domains.personnel.views.vetting import condition, opinion, particulars, relative, vetting

__all__ = [
    "agreement",
    "bar",
    "compensation",
    "condition",
    "entitlement",
    "file",
    "holding",
    "identity",
    "journey",
    "leave",
    "leaving",
    "mine",
    "opinion",
    "overview",
    "particulars",
    "passport",
    "relative",
    "release",
    "resignation",
    "review",
    "roll_report",
    "suggestion",
    "vetting",
]
