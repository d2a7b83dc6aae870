"""Archives, by area; everything is imported from here."""

from jiyao.domains.archives.models.consulting import (
    Consultation,
    ConsultationSeries,
    ConsultedItem,
    Finding,
)
from jiyao.domains.archives.models.filing import (
    Transfer,
    TransferSeries,
    Volume,
    VolumeItem,
    VolumeMove,
)
from jiyao.domains.archives.models.keeping import Appraisal, PanelMember, Repair, VolumeCount
from jiyao.domains.archives.models.network import (
    ArchivePost,
    ArchiveYear,
    archivists_at,
    units_without,
)
from jiyao.domains.archives.models.planning import FilingClass, Series
from jiyao.domains.archives.models.storing import IntakeCheck, StoreAccess, StoreCheck, StoreVisit
from jiyao.domains.archives.models.vocabulary import (
    AFTER,
    Collection,
    Protection,
    Restricted,
    Retention,
    Stage,
    Step,
)

__all__ = [
    "AFTER",
    "Appraisal",
    "ArchivePost",
    "ArchiveYear",
    "Collection",
    "Consultation",
    "ConsultationSeries",
    "ConsultedItem",
    "FilingClass",
    "Finding",
    "IntakeCheck",
    "PanelMember",
    "Protection",
    "Repair",
    "Restricted",
    "Retention",
    "Series",
    "Stage",
    "Step",
    "StoreAccess",
    "StoreCheck",
    "StoreVisit",
    "Transfer",
    "TransferSeries",
    "Volume",
    "VolumeCount",
    "VolumeItem",
    "VolumeMove",
    "archivists_at",
    "units_without",
]
