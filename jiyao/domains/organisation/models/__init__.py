"""Who answers for what in the organisation."""

from jiyao.domains.organisation.models.pledges import Pledge, PledgeText
from jiyao.domains.organisation.models.posts import Category, Post, PostLevel, category_of

__all__ = ["Category", "Pledge", "PledgeText", "Post", "PostLevel", "category_of"]
