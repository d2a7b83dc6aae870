"""Carriers of classified matter, by area; everything is imported from here."""

from jiyao.domains.carriers.models.alarms import Alarm
from jiyao.domains.carriers.models.copies import AFTER, Copy, Custody, Leg, Move, State
from jiyao.domains.carriers.models.documents import CarrierKind, Content, Document, Series
from jiyao.domains.carriers.models.losses import Loss
from jiyao.domains.carriers.models.opinions import Opinion
from jiyao.domains.carriers.models.places import Place

__all__ = [
    "AFTER",
    "Alarm",
    "CarrierKind",
    "Content",
    "Copy",
    "Custody",
    "Document",
    "Leg",
    "Loss",
    "Move",
    "Opinion",
    "Place",
    "Series",
    "State",
]
