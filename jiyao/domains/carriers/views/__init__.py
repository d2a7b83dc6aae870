"""The pages of records: documents, copies, lists, counts, what is out, what holds on."""

from jiyao.domains.carriers.views.calling_in import call_in
from jiyao.domains.carriers.views.conveying import conveyance
from jiyao.domains.carriers.views.counter import batch_slip, counter
from jiyao.domains.carriers.views.counting import count
from jiyao.domains.carriers.views.entering import entering, labels
from jiyao.domains.carriers.views.handing_back import hand_back
from jiyao.domains.carriers.views.issuing import outgoing, recall, word
from jiyao.domains.carriers.views.lists import destruction, hand_over, stocktake
from jiyao.domains.carriers.views.records import copy, copying, document
from jiyao.domains.carriers.views.reviewing import work_review
from jiyao.domains.carriers.views.standing import delegate, place, receiver, term
from jiyao.domains.carriers.views.trips import trip
from jiyao.domains.carriers.views.wasting import waste_bag
from jiyao.domains.carriers.views.ways import folder, loan, outing, outside_loan, visit
from jiyao.domains.carriers.views.wishing import wish
from jiyao.domains.carriers.views.year_clearing import year_clearing

__all__ = [
    "batch_slip",
    "call_in",
    "conveyance",
    "copy",
    "copying",
    "count",
    "counter",
    "delegate",
    "destruction",
    "document",
    "entering",
    "folder",
    "hand_back",
    "hand_over",
    "labels",
    "loan",
    "outgoing",
    "outing",
    "outside_loan",
    "place",
    "recall",
    "receiver",
    "stocktake",
    "term",
    "trip",
    "visit",
    "waste_bag",
    "wish",
    "word",
    "work_review",
    "year_clearing",
]
