"""The pages of personnel."""

from jiyao.domains.personnel.views.files import file, mine
from jiyao.domains.personnel.views.identity import identity
from jiyao.domains.personnel.views.leaving import leaving, release
from jiyao.domains.personnel.views.overview import overview
from jiyao.domains.personnel.views.records import bar, holding, vetting
from jiyao.domains.personnel.views.rights import (
    agreement,
    compensation,
    entitlement,
    suggestion,
)

__all__ = [
    "agreement",
    "bar",
    "compensation",
    "entitlement",
    "file",
    "holding",
    "identity",
    "leaving",
    "mine",
    "overview",
    "release",
    "suggestion",
    "vetting",
]
