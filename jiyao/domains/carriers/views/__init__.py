"""The pages of records: documents, copies, lists and counts."""

from jiyao.domains.carriers.views.lists import destruction, hand_over, stocktake
from jiyao.domains.carriers.views.records import copy, document

__all__ = ["copy", "destruction", "document", "hand_over", "stocktake"]
