"""Declaring a register: one declaration gives its list, filters, order and paging."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import Role


@dataclass(frozen=True)
class Column:
    """One column: its heading, what a row shows in it, and the kind of cell (ui.parts.Column)."""

    title: str | Promise
    value: Callable[[Any], Any]
    kind: str = "text"
    opens: bool = False


@dataclass(frozen=True)
class Choice:
    """One plain choice of the filter row: its code in the address, its words, what it keeps."""

    code: str
    title: str | Promise
    keep: Callable[[Any], Any]


@dataclass(frozen=True)
class Register:
    """A register.

    order: indexed columns without nulls, newest first, ending in the key; enrich: adds to the rows
    of one page what this person may see besides, in a fixed number of queries; begin: the code of
    the procedure that adds a row; paper: the code of the paper that the book is printed as.
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
    begin: str = ""
    paper: str = ""
    enrich: Callable[[list[Any], PersonFacts], None] = lambda rows, person: None
    level_of: Callable[[Any], str] = field(default=lambda row: row.label.level.trail_code)

    def is_open_to(self, person: PersonFacts) -> bool:
        """Whether a role of the person opens the register."""
        return bool(person.roles & {role.code for role in self.roles})


REGISTERS: dict[str, Register] = {}


def register(declared: Register) -> Register:
    """Add a register to the list of registers. Raises ValueError for a code used twice."""
    if REGISTERS.setdefault(declared.code, declared) is not declared:
        raise ValueError(declared.code)
    return declared
