"""Who answers for what in the organisation."""

from jiyao.domains.organisation.models.agreements import Agreement
from jiyao.domains.organisation.models.appraisals import (
    FULL,
    AppraisalLine,
    PersonAppraisal,
    Sanction,
    UnitAppraisal,
)
from jiyao.domains.organisation.models.audiences import Addressee
from jiyao.domains.organisation.models.charges import Charge, Link, chain_at, chains_at
from jiyao.domains.organisation.models.committee import (
    Body,
    Place,
    Seat,
    SeatHolding,
    label_for,
    next_since,
    show_to,
)
from jiyao.domains.organisation.models.designations import Designation, DesignationProof, power_ends
from jiyao.domains.organisation.models.documents import (
    Citation,
    OuterRule,
    RegimeDocument,
    RegimeVersion,
)
from jiyao.domains.organisation.models.duty_lists import DutyList
from jiyao.domains.organisation.models.letters import Letter
from jiyao.domains.organisation.models.meetings import (
    Attendance,
    Meeting,
    MeetingItem,
    MeetingSeries,
)
from jiyao.domains.organisation.models.minutes import (
    CommitteeDocument,
    Decision,
    DecisionStep,
    DocumentSeries,
    Minutes,
    MinutesReceipt,
)
from jiyao.domains.organisation.models.notices import Conveyance, Notice
from jiyao.domains.organisation.models.pledges import Pledge, PledgeText
from jiyao.domains.organisation.models.posts import Category, Post, PostLevel, category_of
from jiyao.domains.organisation.models.processes import Process, ProcessStep
from jiyao.domains.organisation.models.qualifications import (
    Qualification,
    Undertaking,
    qualified_for,
)
from jiyao.domains.organisation.models.receipts import Receipt
from jiyao.domains.organisation.models.risks import SCALE as RISK_SCALE
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
from jiyao.domains.organisation.models.sheets import SignedSheet
from jiyao.domains.organisation.models.spending import BudgetLine, Spending
from jiyao.domains.organisation.models.yearly import AgendaTemplate, MeetingSchedule, Yearly

__all__ = [
    "FULL",
    "RISK_SCALE",
    "Addressee",
    "AgendaTemplate",
    "Agreement",
    "AppraisalLine",
    "Attendance",
    "Body",
    "BudgetLine",
    "Category",
    "Charge",
    "Citation",
    "CommitteeDocument",
    "Conveyance",
    "Decision",
    "DecisionStep",
    "Designation",
    "DesignationProof",
    "DocumentSeries",
    "DutyList",
    "Impact",
    "Letter",
    "Likelihood",
    "Link",
    "Meeting",
    "MeetingItem",
    "MeetingSchedule",
    "MeetingSeries",
    "Minutes",
    "MinutesReceipt",
    "Notice",
    "OuterRule",
    "PersonAppraisal",
    "Place",
    "Pledge",
    "PledgeText",
    "Post",
    "PostLevel",
    "Process",
    "ProcessStep",
    "Qualification",
    "Rating",
    "Receipt",
    "RegimeDocument",
    "RegimeVersion",
    "Risk",
    "RiskAssessment",
    "RiskCell",
    "Sanction",
    "Seal",
    "SealCustody",
    "SealUse",
    "SealUseSeries",
    "Seat",
    "SeatHolding",
    "SignedSheet",
    "Spending",
    "Undertaking",
    "UnitAppraisal",
    "Yearly",
    "category_of",
    "chain_at",
    "chains_at",
    "label_for",
    "next_since",
    "power_ends",
    "qualified_for",
    "show_to",
    "standing_of",
]
