"""Declaring a register: one declaration gives list, filters, search, order, paging and export."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import DateField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.marks import add_periods, marked
from jiyao.foundation.access.roles import Role
from jiyao.foundation.registers.searching import Searched
from jiyao.foundation.registers.sorting import Sorting, is_indexed
from jiyao.foundation.ui import parts


class MisdeclaredRegister(TypeError):
    """A register that would be slow or wrong; the start of the program fails."""


@dataclass(frozen=True)
class Column:
    """One column: its heading, what a row shows in it, and the kind of cell (ui.parts.Column).

    code: its name in the address, by which a person leaves it out or sorts by it; sort: what it is
    sorted by, an indexed column without nulls or an indexed `OrElse`; shown: whether it stands in
    the register before the person has chosen columns; closed: whether what was due is done, so that
    a passed time no longer presses.
    """

    title: str | Promise
    value: Callable[[Any], Any]
    kind: str = "text"
    opens: bool = False
    code: str = ""
    sort: Sorting = ""
    shown: bool = True
    closed: Callable[[Any], bool] = lambda row: False

    def shows(self, row: Any) -> Any:
        """Return what the row shows in it: a level with the period of what the row is about."""
        value = self.value(row)
        return marked(value, row) if self.kind == "mark" else value

    @property
    def stays(self) -> bool:
        """Whether it cannot be left out: the mark, the way into the record, one without a code."""
        return self.opens or self.kind == "mark" or not self.code


@dataclass(frozen=True)
class Choice:
    """One plain choice of the filter row: its code in the address, its words, what it keeps.

    counted: whether its number of rows is cheap enough to stand beside it; mine: the column that
    must name who looks.
    """

    code: str
    title: str | Promise
    keep: Callable[[Any], Any] = lambda rows: rows
    counted: bool = False
    mine: str = ""


@dataclass(frozen=True)
class Register:
    """A register.

    order: indexed columns without nulls, newest first, ending in the key; enrich: adds to the rows
    of one page what this person may see besides, in a fixed number of queries; begin: the code of
    the procedure that adds a row; beside: other ways to add one (ui.parts.Choice); paper: the code
    of the paper that the book is printed as; search: column of its rows → what is found under the
    keys in it (searching.searched).
    """

    code: str
    title: str | Promise
    rows: Callable[[], Any]
    action: Action
    columns: tuple[Column, ...]
    order: tuple[str, ...]
    roles: tuple[Role, ...]
    empty: str | Promise
    choices: tuple[Choice, ...] = ()
    search: dict[str, tuple[Searched, ...]] = field(default_factory=dict)
    begin: str = ""
    beside: Callable[[PersonFacts], list[Any]] = lambda person: []
    paper: str = ""
    enrich: Callable[[list[Any], PersonFacts], None] = lambda rows, person: None
    level_of: Callable[[Any], str] = field(default=lambda row: row.label.level.trail_code)

    def prepare(self, rows: list[Any], person: PersonFacts) -> None:
        """Add to the rows of one page what the person may see besides, and their marks."""
        self.enrich(rows, person)
        add_periods(rows, person)

    @property
    def dated(self) -> str:
        """The name of the date by which the rows are ordered, or nothing; rows can be had by it."""
        first = self.order[0]
        if not isinstance(self.rows().model._meta.get_field(first), DateField):
            return ""
        return str(next((c.title for c in self.columns if c.sort == first), _("日期")))

    def is_open_to(self, person: PersonFacts) -> bool:
        """Whether a role of the person opens the register."""
        return bool(person.roles & {role.code for role in self.roles})


REGISTERS: dict[str, Register] = {}


def register(declared: Register) -> Register:
    """Add a register to the list of registers.

    Raises ValueError for a code used twice, MisdeclaredRegister for a sort without an index or
    without a code in the address.
    """
    for column in declared.columns:
        if column.sort and not (column.code and is_indexed(declared.rows().model, column.sort)):
            raise MisdeclaredRegister(f"{declared.code}: {column.sort}")
    if REGISTERS.setdefault(declared.code, declared) is not declared:
        raise ValueError(declared.code)
    return declared


Finder = Callable[[str, PersonFacts], list[parts.Choice]]
FINDERS: list[Finder] = []


def finder(found: Finder) -> Finder:
    """Let the search find something besides the registers: pages by what was asked, and by whom."""
    FINDERS.append(found)
    return found
