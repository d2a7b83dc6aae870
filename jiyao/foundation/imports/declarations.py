"""Declaring an importer: what one row of an old ledger holds, and how it is written."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

Cleaner = Callable[[Any, Any], Any]


class Joined(StrEnum):
    """What the lines under one merged number say of a field.

    SAME: one thing, in the first line; LINE: each its own, a merged cell holds for every line that
    it covers; SHARE: each its own, a merged cell holds for all its lines together.
    """

    SAME = "same"
    LINE = "line"
    SHARE = "share"


@dataclass(frozen=True)
class Field:
    """One thing a row may tell.

    aliases: headings it goes by besides its title; clean: of a cell and what `Importer.prepare`
    gave, its value; raises cells.Unclean; steady: one value for the whole ledger may stand in for
    a missing column or an empty cell; joined: of several lines under one merged number.
    """

    name: str
    title: str | Promise
    clean: Cleaner
    aliases: tuple[str, ...] = ()
    required: bool = False
    steady: bool = False
    help: str | Promise = ""
    joined: Joined = Joined.SAME


@dataclass(frozen=True)
class Row:
    """A row of the ledger by its number as in Excel; `values` holds what could be cleaned.

    lines: the further lines under the same merged number, with what each says for itself.
    """

    place: int
    values: dict[str, Any]
    lines: list["Row"] = field(default_factory=list)

    def get(self, name: str) -> Any:
        """Return a value, or None when the row tells nothing of it."""
        return self.values.get(name)


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field of a row, in words that hold no content."""

    place: int
    field: str
    message: str


@dataclass(frozen=True)
class Source:
    """Where rows come from: the ledger that their `origin` names, who imports it, and when."""

    ledger: Any
    by: Any
    at: datetime

    def paper(self, place: int) -> str:
        """Return the paper that a late booking names: the file and the row."""
        return _("导入自《%(name)s》第 %(place)d 行") % {
            "name": self.ledger.file_name[:150],
            "place": place,
        }


@dataclass(frozen=True)
class Importer:
    """How an old ledger becomes rows of a register.

    code: the register; prepare: of the time, whatever cleaning and checking look up, read once;
    check: faults of rows against each other and the register; withhold: of a row's values and
    what `prepare` gave, the fields whose text may not be kept; write: inside an act, writes rows
    and returns for each the record it became or a Fault; withdraw: inside an act, closes at most
    so many of the duties that the records of an undone ledger had opened, and returns how many;
    key: the field whose merged cell makes one row of the lines beside it.
    """

    code: str
    title: str | Promise
    fields: tuple[Field, ...]
    prepare: Callable[[datetime], Any]
    check: Callable[[list[Row], Any], list[Fault]]
    write: Callable[[list[Row], Source], list[Any]]
    withhold: Callable[[Row, Any], tuple[str, ...]] = field(default=lambda row, around: ())
    withdraw: Callable[[Any, datetime, int], int] = field(default=lambda ledger, at, most: 0)
    key: str = ""

    def field(self, name: str) -> Field:
        """Return a field by its name. Raises KeyError for an unknown one."""
        return {each.name: each for each in self.fields}[name]


IMPORTERS: dict[str, Importer] = {}


def importer(declared: Importer) -> Importer:
    """Add an importer. Raises ValueError for a register that has one already."""
    if IMPORTERS.setdefault(declared.code, declared) is not declared:
        raise ValueError(declared.code)
    return declared
