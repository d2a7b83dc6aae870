"""A record's page with tables beside its facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.ui.parts import Cell, Column, Fact, Row


@dataclass(frozen=True)
class Section:
    """A table of a record's page; empty: what it says without rows."""

    title: Any
    columns: Sequence[Column]
    rows: Sequence[Row]
    empty: Any


def section(title: Any, heads: Sequence[tuple[Any, str]], lines: Any, empty: Any) -> Section:
    """Make a table: heads are title and kind of each column; a line is its values, the last value
    the address that its second column leads to, or nothing."""
    columns = [Column(title, kind) for title, kind in heads]
    kinds = [kind for _title, kind in heads]
    return Section(title, columns, [_row(kinds, line) for line in lines], empty)


def _row(kinds: list[str], line: Sequence[Any]) -> Row:
    *values, url = line
    cells = [
        Cell(value, kind, url if place == 1 else "")
        for place, (value, kind) in enumerate(zip(values, kinds, strict=True))
    ]
    return Row(cells)


def page(
    request: SignedIn,
    record: Any,
    facts: list[Fact],
    now_facts: list[Fact],
    sections: Sequence[Section] = (),
    others: Sequence[Any] = (),
) -> HttpResponse:
    """Show a record: its facts, its tables, what can be done with it and with the others."""
    context = {
        "title": str(record),
        "subtitle": record._meta.verbose_name,
        "label": record.label,
        "facts": facts,
        "now_facts": now_facts,
        "sections": sections,
        **doing(request, record, *others),
    }
    return render(request, "archives/record.html", context)
