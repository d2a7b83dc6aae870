"""Carriers of classified matter, by area; everything is imported from here."""

from jiyao.domains.carriers.models.addressing import Delegate, Receiver
from jiyao.domains.carriers.models.alarms import Alarm
from jiyao.domains.carriers.models.borrowing import Excerpt, Loan, OutsideLoan
from jiyao.domains.carriers.models.calling_in import CallIn
from jiyao.domains.carriers.models.carrying import Dispatch, Outing
from jiyao.domains.carriers.models.clearing import ClearingItem, YearClearing
from jiyao.domains.carriers.models.conveying import Conveyance, Hearer
from jiyao.domains.carriers.models.copies import Copy, Leg
from jiyao.domains.carriers.models.copying import Copying, MadeCopy
from jiyao.domains.carriers.models.custody import Custody
from jiyao.domains.carriers.models.damages import Damage
from jiyao.domains.carriers.models.destroying import (
    Destruction,
    DestructionItem,
    DestructionSeries,
)
from jiyao.domains.carriers.models.documents import (
    CarrierKind,
    Content,
    Document,
    MendedTitle,
    Series,
)
from jiyao.domains.carriers.models.folders import Folder, FolderItem
from jiyao.domains.carriers.models.handing_back import HandBack, HandBackItem, HandBackSeries
from jiyao.domains.carriers.models.handling import (
    Instruction,
    Task,
    instructions_on,
    with_instructions,
)
from jiyao.domains.carriers.models.issuing import (
    Consent,
    IssueNumber,
    Outgoing,
    OutgoingText,
    Recipient,
    Step,
    note,
)
from jiyao.domains.carriers.models.leaving import HandOver, HandOverItem
from jiyao.domains.carriers.models.losses import Loss
from jiyao.domains.carriers.models.moves import AFTER, Move, State
from jiyao.domains.carriers.models.notebooks import Notebook, NotebookCount
from jiyao.domains.carriers.models.opinions import Opinion
from jiyao.domains.carriers.models.outputs import Output
from jiyao.domains.carriers.models.own import OwnItem, OwnSource
from jiyao.domains.carriers.models.places import Place
from jiyao.domains.carriers.models.recalling import Recall, RecalledCopy
from jiyao.domains.carriers.models.reviewing import WorkReview
from jiyao.domains.carriers.models.stocktaking import (
    CountedCopy,
    Difference,
    Stocktake,
    UnknownNumber,
)
from jiyao.domains.carriers.models.terms import Term
from jiyao.domains.carriers.models.trips import Trip, TripItem
from jiyao.domains.carriers.models.visiting import Visit
from jiyao.domains.carriers.models.wasting import WasteBag, WasteSeries
from jiyao.domains.carriers.models.wishes import Wish

__all__ = [
    "AFTER",
    "Alarm",
    "CallIn",
    "CarrierKind",
    "ClearingItem",
    "Consent",
    "Content",
    "Conveyance",
    "Copy",
    "Copying",
    "CountedCopy",
    "Custody",
    "Damage",
    "Delegate",
    "Destruction",
    "DestructionItem",
    "DestructionSeries",
    "Difference",
    "Dispatch",
    "Document",
    "Excerpt",
    "Folder",
    "FolderItem",
    "HandBack",
    "HandBackItem",
    "HandBackSeries",
    "HandOver",
    "HandOverItem",
    "Hearer",
    "Instruction",
    "IssueNumber",
    "Leg",
    "Loan",
    "Loss",
    "MadeCopy",
    "MendedTitle",
    "Move",
    "Notebook",
    "NotebookCount",
    "Opinion",
    "Outgoing",
    "OutgoingText",
    "Outing",
    "Output",
    "OutsideLoan",
    "OwnItem",
    "OwnSource",
    "Place",
    "Recall",
    "RecalledCopy",
    "Receiver",
    "Recipient",
    "Series",
    "State",
    "Step",
    "Stocktake",
    "Task",
    "Term",
    "Trip",
    "TripItem",
    "UnknownNumber",
    "Visit",
    "WasteBag",
    "WasteSeries",
    "Wish",
    "WorkReview",
    "YearClearing",
    "instructions_on",
    "note",
    "with_instructions",
]
