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
from jiyao.domains.classification.models.checks import (
    WRONG,
    Finding,
    Result,
    Sample,
    SampleLine,
    SampleSeries,
    name_of,
)
from jiyao.domains.classification.models.events import Alteration, Event, Notice, note
from jiyao.domains.classification.models.items import Item, ItemContent, Marking, Source
from jiyao.domains.classification.models.officers import GroupMember, Officer
from jiyao.domains.classification.models.projects import (
    Project,
    ProjectLine,
    ProjectOpinion,
    ProjectSeries,
)
from jiyao.domains.classification.models.protected import KindReader, ProtectedKind
from jiyao.domains.classification.models.referrals import Referral, Rung

__all__ = [
    "WRONG",
    "Alteration",
    "CatalogueLine",
    "Event",
    "Finding",
    "GroupMember",
    "Item",
    "ItemContent",
    "KindReader",
    "Marking",
    "Notice",
    "Officer",
    "Project",
    "ProjectLine",
    "ProjectOpinion",
    "ProjectSeries",
    "ProtectedKind",
    "Referral",
    "Result",
    "Rung",
    "Sample",
    "SampleLine",
    "SampleSeries",
    "Series",
    "Source",
    "circles_of",
    "circles_of_each",
    "labelled_for",
    "limit_to",
    "name_of",
    "note",
    "open_to",
    "own_circles",
]
