"""The run of December through the room, which proposes what goes where (RET-02)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from jiyao.domains.carriers.calling_in import DECEMBER, year_end
from jiyao.domains.carriers.models import ClearingItem, Copy, Opinion, OwnItem, State, YearClearing
from jiyao.domains.carriers.models.trips import internal
from jiyao.domains.carriers.procedures.year_clearing import CLEAR_ROOM
from jiyao.foundation.access.models import Label
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.models import open_duty

What, Origin = ClearingItem.What, OwnItem.Origin
OF_NO_VALUE = (Origin.DRAFT, Origin.PROOF, Origin.SURPLUS)
TO_KEEP = (Opinion.Kind.INSTRUCT, Opinion.Kind.EXECUTE, Opinion.Kind.FILE)


def to_clear(at: datetime) -> Iterator[int]:
    """Yield, in December, the year that has no run yet, if anything lies in the room."""
    today = timezone.localdate(at)
    if today.month != DECEMBER or YearClearing.objects.filter(year=today.year).exists():
        return
    if in_the_room().exists():
        yield today.year


def in_the_room() -> Any:
    """Return what a run asks about: neither notebooks, nor closed matters, nor what is listed."""
    rows = Copy.objects.filter(state=State.ROOM, label__compartment=None, document__state="signed")
    rows = rows.exclude(document__own__origin=Origin.NOTEBOOK)
    rows = rows.exclude(destructions__outcome="listed").exclude(hand_backs__outcome="owed")
    return rows.select_related(
        "document__opinion", "document__outgoing", "document__own", "made_by"
    ).order_by("document_id", "pk")


def open_clearing(year: int, at: datetime) -> None:
    """Open the run of a year, inside an act: a proposal for each copy, owed by every keeper."""
    due = year_end(at)
    label = Label.objects.create(level=internal())
    run = YearClearing.objects.create(label=label, year=year, opened_at=at, due_at=due)
    seen: set[int] = set()
    items = []
    for copy in in_the_room():
        proposal = propose(copy, first=copy.document_id not in seen)
        seen.add(copy.document_id)
        items.append(
            ClearingItem(clearing=run, copy=copy, label_id=copy.label_id, proposal=proposal)
        )
    ClearingItem.objects.bulk_create(items)
    for keeper in holders_of(KEEPER.code, at):
        open_duty(CLEAR_ROOM, run, keeper, at, due)


def propose(copy: Any, first: bool) -> str:
    """Return what is proposed for a copy. first: whether it is the document's first in the room.

    One copy of what was handled or made here is filed; what else came goes back to its sender;
    copies made, drafts and spare copies of our own are destroyed.
    """
    document = copy.document
    own = getattr(document, "own", None)
    if hasattr(copy, "made_by") or (own and own.origin in OF_NO_VALUE):
        return What.DESTROY
    if document.is_made_here:
        return What.ARCHIVE if first else What.DESTROY
    opinion = getattr(document, "opinion", None)
    return What.ARCHIVE if first and opinion and opinion.kind_of in TO_KEEP else What.RETURN
