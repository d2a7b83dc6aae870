"""What is secret, by whose decision; everything is imported from here."""

from jiyao.domains.classification.models.catalogue import (
    CatalogueLine,
    Series,
    circles_of,
    circles_of_each,
    labelled_for,
    limit_to,
    open_to,
    own_circles,
)
from jiyao.domains.classification.models.events import Alteration, Event, Notice, note
from jiyao.domains.classification.models.items import Item, ItemContent, Marking, Source
from jiyao.domains.classification.models.officers import GroupMember, Officer

__all__ = [
    "Alteration",
    "CatalogueLine",
    "Event",
    "GroupMember",
    "Item",
    "ItemContent",
    "Marking",
    "Notice",
    "Officer",
    "Series",
    "Source",
    "circles_of",
    "circles_of_each",
    "labelled_for",
    "limit_to",
    "note",
    "open_to",
    "own_circles",
]
