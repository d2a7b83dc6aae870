"""The pages of records: documents, copies, lists, counts, and what is out of the room."""

from jiyao.domains.carriers.views.lists import destruction, hand_over, stocktake
from jiyao.domains.carriers.views.records import copy, copying, document
from jiyao.domains.carriers.views.ways import folder, loan, outing, outside_loan

__all__ = [
    "copy",
    "copying",
    "destruction",
    "document",
    "folder",
    "hand_over",
    "loan",
    "outing",
    "outside_loan",
    "stocktake",
]
