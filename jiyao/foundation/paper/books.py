"""A register on paper: which of its rows one volume holds, and what the volume says of itself."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.paper.declarations import Sheet
from jiyao.foundation.paper.parts import cell
from jiyao.foundation.registers.context import PRINTED
from jiyao.foundation.registers.listing import Listing
from jiyao.foundation.registers.state import State

TEMPLATE = "foundation/paper/templates/paper/shown.typ"
WIDTHS = {"mark": 4, "code": 6, "title": 9, "time": 5, "number": 2}
ORDINARY_WIDTH = 4


@dataclass(frozen=True)
class Volume:
    """One volume of a register: its rows, its place among the volumes, and all rows there are."""

    rows: list[Any]
    part: int
    total: int

    @property
    def parts(self) -> int:
        return -(-self.total // PRINTED)

    def extent(self, state: State) -> str:
        """Say how much there is, which of it stands here, and what it was chosen and sorted by."""
        first = (self.part - 1) * PRINTED
        words = {"total": self.total, "parts": self.parts, "part": self.part}
        words |= {"first": first + 1, "last": first + len(self.rows)}
        said = [_("登记共 %(total)d 条") % words]
        if self.parts > 1:
            said.append(
                _("分 %(parts)d 册，本册为第 %(part)d 册，印第 %(first)d—%(last)d 条") % words
            )
        asked = state.in_words()
        own = _("按%s先后") % state.register.dated if state.register.dated else _("按登记先后")
        return "；".join([*said, *asked, *([] if state.sorting else [own])]) + "。"


def volume_of(listing: Listing, part: int) -> Volume:
    """Return one volume of what a person sees: sorted as chosen, else from the first to the last.

    part: 1 for the first volume; one that there is not has no rows.
    """
    state = listing.state
    rows = listing.in_order() if state.sorting else listing.rows.order_by(*state.register.order)
    first = (part - 1) * PRINTED
    found = list(rows[first : first + PRINTED])
    alone = part == 1 and len(found) < PRINTED
    return Volume(found, part, len(found) if alone else listing.rows.order_by().count())


def as_shown(state: State, rows: list[Any], person: PersonFacts) -> Sheet:
    """Make the sheet of the columns that the person chose, as the page shows them."""
    state.register.prepare(rows, person)
    columns = state.columns
    marked = [
        (row.shown_level, getattr(row, "marked_period", ""))
        for row in rows
        if getattr(row, "shown_level", None)
    ]
    return Sheet(
        marked,
        {
            "headings": [str(column.title) for column in columns],
            "widths": [WIDTHS.get(column.kind, ORDINARY_WIDTH) for column in columns],
            "rows": [[cell(column.shows(row)) for column in columns] for row in rows],
        },
    )
