"""Who answers for what in the organisation."""

from jiyao.domains.organisation.models.charges import Charge, Link, chain_at, chains_at
from jiyao.domains.organisation.models.committee import (
    Body,
    Place,
    Seat,
    SeatHolding,
    label_for,
    next_since,
    show_to,
)
from jiyao.domains.organisation.models.meetings import (
    Attendance,
    Meeting,
    MeetingItem,
    MeetingSeries,
)
from jiyao.domains.organisation.models.minutes import (
    CommitteeDocument,
    Decision,
    DecisionStep,
    DocumentSeries,
    Minutes,
    MinutesReceipt,
)
from jiyao.domains.organisation.models.pledges import Pledge, PledgeText
from jiyao.domains.organisation.models.posts import Category, Post, PostLevel, category_of
from jiyao.domains.organisation.models.yearly import AgendaTemplate, MeetingSchedule, Yearly

__all__ = [
    "AgendaTemplate",
    "Attendance",
    "Body",
    "Category",
    "Charge",
    "CommitteeDocument",
    "Decision",
    "DecisionStep",
    "DocumentSeries",
    "Link",
    "Meeting",
    "MeetingItem",
    "MeetingSchedule",
    "MeetingSeries",
    "Minutes",
    "MinutesReceipt",
    "Place",
    "Pledge",
    "PledgeText",
    "Post",
    "PostLevel",
    "Seat",
    "SeatHolding",
    "Yearly",
    "category_of",
    "chain_at",
    "chains_at",
    "label_for",
    "next_since",
    "show_to",
]
