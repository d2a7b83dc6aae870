"""Declaring a paper: one declaration gives its page, its button and its entry on the trail."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import Role

Marked = tuple[Level, str]


@dataclass(frozen=True)
class Sheet:
    """What is to be printed: the level and period of everything on it, and plain data.

    data: strings, numbers, lists and dictionaries; bytes are pictures (SVG) for the template.
    """

    marked: list[Marked]
    data: dict[str, Any]


@dataclass(frozen=True)
class Paper:
    """A form or a sheet of labels.

    template: a typst file, its path from the package `jiyao`; rows: the labelled rows one of which
    it is about; action: what the person must be allowed to do with it; fill: makes the sheet of one
    record, or of the list of rows when `register` names the register that is printed;
    by: the roles that print it, nothing for everybody who may do the action;
    ready: of a record, whether there is something to print yet.
    """

    code: str
    title: str | Promise
    template: str
    rows: Callable[[], Any]
    action: Action
    fill: Callable[[Any, PersonFacts], Sheet]
    by: tuple[Role, ...] = ()
    register: str = ""
    ready: Callable[[Any], bool] = lambda record: True

    @property
    def kind(self) -> str:
        """The kind of record that the paper is about, such as `carriers.copy`."""
        return str(self.rows().model.kind())

    def is_for(self, person: PersonFacts) -> bool:
        """Whether the person holds a role that prints this paper."""
        return not self.by or bool(person.roles & {role.code for role in self.by})


PAPERS: dict[str, Paper] = {}


def paper(declared: Paper) -> Paper:
    """Add a paper to the list of papers. Raises ValueError for a code used twice."""
    if PAPERS.setdefault(declared.code, declared) is not declared:
        raise ValueError(declared.code)
    return declared
