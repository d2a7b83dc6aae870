"""The rows of a register that a person may see, under what the address asks for."""

from typing import Any

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.access.labelled import LabelledQuerySet, is_wide
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.registers.declarations import Register
from jiyao.foundation.registers.paging import Page, page_of
from jiyao.foundation.registers.sorting import KEY, sorted_rows
from jiyao.foundation.registers.state import State, state_of


def rows_shown(request: SignedIn, register: Register) -> Any:
    """Return the rows that the person may see of a register, under the filter of the address."""
    return rows_under(request.facts, state_of(register, request.GET))


def rows_under(person: PersonFacts, state: State) -> Any:
    """Return the rows that the person may see under a state, in no order yet."""
    rows = visible_rows(person, state.register)
    return state.choice.keep(rows) if state.choice else rows


def visible_rows(person: PersonFacts, register: Register) -> Any:
    """Return all rows of a register that the person may see."""
    rows = register.rows()
    if isinstance(rows, LabelledQuerySet):
        return rows.visible_to(person, register.action, wide=is_wide(person))
    return rows


def page_under(rows: Any, state: State, after: str, before: str) -> Page:
    """Return one page of the rows in the order of the state. Raises MalformedKey."""
    rows, order, descending = _ordered(rows, state)
    return page_of(rows, order, after, before, descending)


def in_order(rows: Any, state: State) -> Any:
    """Return the rows in the order of the state."""
    rows, order, descending = _ordered(rows, state)
    return rows.order_by(*[f"-{name}" if descending else name for name in order])


def _ordered(rows: Any, state: State) -> tuple[Any, tuple[str, ...], bool]:
    if state.sorting is None:
        return rows, state.register.order, True
    return sorted_rows(rows, state.sorting.sort), (KEY, "id"), state.sort.startswith("-")
