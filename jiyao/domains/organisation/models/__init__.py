"""Who answers for what in the organisation."""

from jiyao.domains.organisation.models.agreements import Agreement
from jiyao.domains.organisation.models.audiences import Addressee
from jiyao.domains.organisation.models.documents import (
    Citation,
    OuterRule,
    RegimeDocument,
    RegimeVersion,
)
from jiyao.domains.organisation.models.duty_lists import DutyList
from jiyao.domains.organisation.models.letters import Letter
from jiyao.domains.organisation.models.notices import Conveyance, Notice
from jiyao.domains.organisation.models.pledges import Pledge, PledgeText
from jiyao.domains.organisation.models.posts import Category, Post, PostLevel, category_of
from jiyao.domains.organisation.models.receipts import Receipt

__all__ = [
    "Addressee",
    "Agreement",
    "Category",
    "Citation",
    "Conveyance",
    "DutyList",
    "Letter",
    "Notice",
    "OuterRule",
    "Pledge",
    "PledgeText",
    "Post",
    "PostLevel",
    "Receipt",
    "RegimeDocument",
    "RegimeVersion",
    "category_of",
]
