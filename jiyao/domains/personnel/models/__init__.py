"""People involved with secrets, by area; everything is imported from here."""

from jiyao.domains.personnel.models.agreements import Agreement
from jiyao.domains.personnel.models.bars import Bar
from jiyao.domains.personnel.models.conditions import Condition, ConditionCheck
from jiyao.domains.personnel.models.files import PersonFile
from jiyao.domains.personnel.models.holding import PostHolding
from jiyao.domains.personnel.models.identity import Identity, Unmasking
from jiyao.domains.personnel.models.leave import Leave
from jiyao.domains.personnel.models.leaving import Body, KnownSecret, Leaving, LeavingStep
from jiyao.domains.personnel.models.opinions import Opinion
from jiyao.domains.personnel.models.particulars import Particulars, Relative
from jiyao.domains.personnel.models.release import RESTRICTIONS, Release, ReleaseContact
from jiyao.domains.personnel.models.reporting import RollReport
from jiyao.domains.personnel.models.resigning import Resignation
from jiyao.domains.personnel.models.reviews import Review
from jiyao.domains.personnel.models.rights import Compensation, Entitlement, Suggestion
from jiyao.domains.personnel.models.travel import Journey, Passport, PassportMove
from jiyao.domains.personnel.models.vetting import Vetting

__all__ = [
    "RESTRICTIONS",
    "Agreement",
    "Bar",
    "Body",
    "Compensation",
    "Condition",
    "ConditionCheck",
    "Entitlement",
    "Identity",
    "Journey",
    "KnownSecret",
    "Leave",
    "Leaving",
    "LeavingStep",
    "Opinion",
    "Particulars",
    "Passport",
    "PassportMove",
    "PersonFile",
    "PostHolding",
    "Relative",
    "Release",
    "ReleaseContact",
    "Resignation",
    "Review",
    "RollReport",
    "Suggestion",
    "Unmasking",
    "Vetting",
]
