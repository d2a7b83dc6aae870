"""The rows of a register that a person may see, under what the address asks for."""

from datetime import timedelta
from functools import cached_property
from typing import Any

from django.db.models import DateTimeField

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.access.labelled import LabelledQuerySet, is_wide, some_labels
from jiyao.foundation.access.spelling import one_of
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.registers.paging import Page, page_of
from jiyao.foundation.registers.searching import matching
from jiyao.foundation.registers.sorting import KEY, sorted_rows
from jiyao.foundation.registers.state import State


class Listing:
    """A register as one person sees it under a state."""

    def __init__(self, person: PersonFacts, state: State) -> None:
        self.person = person
        self.state = state

    @cached_property
    def wide(self) -> bool:
        """Which of the two plans serves the person; see `is_wide`."""
        return is_wide(self.person)

    @cached_property
    def visible(self) -> Any:
        """All rows that the person may see, whatever the address asks for."""
        rows = self.state.register.rows()
        if isinstance(rows, LabelledQuerySet):
            return rows.visible_to(self.person, self.state.register.action, wide=self.wide)
        return rows

    @cached_property
    def rows(self) -> Any:
        """The visible rows under filter, days and search, in no order yet."""
        rows = self._of_the_days(self.visible)
        choice = self.state.choice
        if choice:
            mine = {choice.mine: self.person.person_id} if choice.mine else {}
            rows = choice.keep(rows).filter(**mine)
        if self.state.q:
            search = self.state.register.search
            return matching(rows, search, self.state.q, self.person, self.wide)
        return rows

    def _of_the_days(self, rows: Any) -> Any:
        state = self.state
        first, last = state.since, state.until and state.until + timedelta(days=1)
        if not (first or last):
            return rows
        name = state.register.order[0]
        if isinstance(rows.model._meta.get_field(name), DateTimeField):
            first, last = first and start_of(first), last and start_of(last)
        asked = {f"{name}__gte": first, f"{name}__lt": last}
        return rows.filter(**{key: value for key, value in asked.items() if value})

    def count(self, most: int) -> int:
        """Return how many rows there are, `most` + 1 for any more.

        Of who sees much, rows under a few labels are counted first: mostly they are enough.
        """
        if self.wide and not self.state.choice and isinstance(self.rows, LabelledQuerySet):
            some = some_labels(self.person, self.state.register.action, most + most // 4)
            counted = count(self.rows.filter(one_of(some)), most)
            if counted > most:
                return counted
        return count(self.rows, most)

    def page(self, after: str, before: str) -> Page:
        """Return one page in the order of the state. Raises MalformedKey."""
        rows, order, descending = self._ordered()
        return page_of(rows, order, after, before, descending)

    def in_order(self) -> Any:
        """Return the rows in the order of the state."""
        rows, order, descending = self._ordered()
        return rows.order_by(*[f"-{name}" if descending else name for name in order])

    def _ordered(self) -> tuple[Any, tuple[str, ...], bool]:
        sorting = self.state.sorting
        if sorting is None:
            return self.rows, self.state.register.order, True
        return sorted_rows(self.rows, sorting.sort), (KEY, "id"), self.state.sort.startswith("-")


def count(rows: Any, most: int) -> int:
    """Return how many of these rows there are, `most` + 1 for any more."""
    return int(rows.order_by()[: most + 1].count())
