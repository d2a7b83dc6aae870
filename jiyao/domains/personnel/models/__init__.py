"""People involved with secrets, by area; everything is imported from here."""

from jiyao.domains.personnel.models.agreements import Agreement
from jiyao.domains.personnel.models.bars import Bar
from jiyao.domains.personnel.models.files import PersonFile
from jiyao.domains.personnel.models.holding import PostHolding
from jiyao.domains.personnel.models.identity import Identity, Unmasking
from jiyao.domains.personnel.models.leaving import Body, KnownSecret, Leaving, LeavingStep
from jiyao.domains.personnel.models.release import RESTRICTIONS, Release, ReleaseContact
from jiyao.domains.personnel.models.rights import Compensation, Entitlement, Suggestion
from jiyao.domains.personnel.models.vetting import Vetting

__all__ = [
    "RESTRICTIONS",
    "Agreement",
    "Bar",
    "Body",
    "Compensation",
    "Entitlement",
    "Identity",
    "KnownSecret",
    "Leaving",
    "LeavingStep",
    "PersonFile",
    "PostHolding",
    "Release",
    "ReleaseContact",
    "Suggestion",
    "Unmasking",
    "Vetting",
]
