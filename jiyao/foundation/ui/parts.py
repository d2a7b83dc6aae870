"""What page parts are given: plain values that a view makes and a template shows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Column:
    """A column of a register.

    kind: title (takes the room left, ends in dots), words (in full, over lines), text, code,
    number, time, due, mark, person or badge; sorted: "ascending", "descending" or nothing.
    """

    title: Any
    kind: str = "text"
    sort_url: str = ""
    sorted: str = ""


@dataclass(frozen=True)
class Cell:
    """A value under a column; `at` and `closed` serve the kind `due`, `url` opens the record."""

    value: Any
    kind: str = "text"
    url: str = ""
    closed: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is mere text, perhaps with a link."""
        return self.kind not in ("mark", "due", "time", "badge")


@dataclass(frozen=True)
class Row:
    """A line of a register; `key` is what its checkbox sends when there are bulk actions."""

    cells: Sequence[Cell]
    key: str = ""


@dataclass(frozen=True)
class Choice:
    """One choice of a filter, a tab or a tool; `note` stands out beside it."""

    title: Any
    url: str
    count: Any = None
    current: bool = False
    note: Any = ""


@dataclass(frozen=True)
class SavedChoice(Choice):
    """A choice that the person saved, and where it is forgotten again."""

    forget_url: str = ""


@dataclass(frozen=True)
class Filter:
    """A row of plain choices."""

    title: Any
    choices: Sequence[Choice]


@dataclass(frozen=True)
class Fact:
    """A fact of a record with its source; `was` is the value before a correction.

    heed: whether it stands out, since who decides is to mind it.
    """

    title: Any
    value: Any
    source: Any = ""
    url: str = ""
    was: Any = ""
    heed: bool = False


@dataclass(frozen=True)
class Moment:
    """An entry in the life of a record. `tone` is one of "", now, owed, refused.

    signed: how; clauses: carried out; paper_url: the form or scan; booked_at: for 补录.
    """

    at: datetime
    who: Any
    what: Any
    detail: Any = ""
    signed: Any = ""
    clauses: Sequence[str] = ()
    paper_url: str = ""
    booked_at: datetime | None = None
    tone: str = ""


@dataclass(frozen=True)
class Stat:
    """A figure of the strip on top of a work page; a pressing one is underlined when not zero."""

    title: Any
    count: int
    url: str = ""
    pressing: bool = False


@dataclass(frozen=True)
class Work:
    """One thing to do now: about what, whose, since and by when, its buttons and its papers.

    said: what was done about it already.
    """

    number: str
    url: str
    label: Any = None
    title: Any = ""
    who: Any = ""
    due_at: datetime | None = None
    actions: Sequence[Choice] = field(default=())
    since: datetime | None = None
    papers: Sequence[Choice] = field(default=())
    said: Any = ""
