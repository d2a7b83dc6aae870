"""Who answers for what in the organisation."""

from jiyao.domains.organisation.models.appraisals import (
    FULL,
    AppraisalLine,
    PersonAppraisal,
    Sanction,
    UnitAppraisal,
)
from jiyao.domains.organisation.models.designations import Designation, DesignationProof, power_ends
from jiyao.domains.organisation.models.pledges import Pledge, PledgeText
from jiyao.domains.organisation.models.posts import Category, Post, PostLevel, category_of
from jiyao.domains.organisation.models.processes import Process, ProcessStep
from jiyao.domains.organisation.models.qualifications import (
    Qualification,
    Undertaking,
    qualified_for,
)
from jiyao.domains.organisation.models.risks import (
    SCALE as RISK_SCALE,
)
from jiyao.domains.organisation.models.risks import (
    Impact,
    Likelihood,
    Rating,
    Risk,
    RiskAssessment,
    RiskCell,
    standing_of,
)
from jiyao.domains.organisation.models.seals import Seal, SealCustody, SealUse, SealUseSeries
from jiyao.domains.organisation.models.spending import BudgetLine, Spending

__all__ = [
    "FULL",
    "RISK_SCALE",
    "AppraisalLine",
    "BudgetLine",
    "Category",
    "Designation",
    "DesignationProof",
    "Impact",
    "Likelihood",
    "PersonAppraisal",
    "Pledge",
    "PledgeText",
    "Post",
    "PostLevel",
    "Process",
    "ProcessStep",
    "Qualification",
    "Rating",
    "Risk",
    "RiskAssessment",
    "RiskCell",
    "Sanction",
    "Seal",
    "SealCustody",
    "SealUse",
    "SealUseSeries",
    "Spending",
    "Undertaking",
    "UnitAppraisal",
    "category_of",
    "power_ends",
    "qualified_for",
    "standing_of",
]
