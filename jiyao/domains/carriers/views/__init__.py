"""The pages of records: documents, copies, lists and counts."""

from jiyao.domains.carriers.views.lists import destruction, hand_over, stocktake
from jiyao.domains.carriers.views.records import copy, copying, document

__all__ = ["copy", "copying", "destruction", "document", "hand_over", "stocktake"]
