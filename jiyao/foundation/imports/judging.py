"""The dry run: every row cleaned, compared and judged; nothing is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from jiyao.foundation.imports.cells import WITHHELD, Unclean, is_blank, refuse_odd, shown
from jiyao.foundation.imports.declarations import Fault, Field, Importer, Joined, Row
from jiyao.foundation.imports.drafts import Draft
from jiyao.foundation.imports.joining import Merged, join, merged_in
from jiyao.foundation.imports.sheets import is_note, letter, rows_below


@dataclass
class Verdict:
    """What a dry run found.

    withheld: the (row, field) whose text may not be kept; joined: how many lines went to others.
    """

    good: list[Row] = field(default_factory=list)
    faulty: int = 0
    faults: list[Fault] = field(default_factory=list)
    skipped: list[tuple[int, str]] = field(default_factory=list)
    withheld: list[tuple[int, str]] = field(default_factory=list)
    joined: int = 0


def judge(importer: Importer, draft: Draft, at: datetime) -> Verdict:
    """Judge every row under the headings of the chosen sheet."""
    verdict, rows = Verdict(), dict[int, Row]()
    around, merged = importer.prepare(at), merged_in(importer, draft)
    for place, cells in rows_below(draft.sheet, draft.arrangement):
        if is_note(cells) and place not in draft.mended:
            verdict.skipped.append((place, " ".join(filter(None, map(shown, cells)))))
            continue
        first = rows.get(merged.first.get(place, place))
        if first is None:
            rows[place], faults = _cleaned(importer.fields, draft, place, cells, around)
            withheld = importer.withhold(rows[place], around)
        else:
            own = _further(importer, draft, place, cells, merged)
            line, faults = _cleaned(own, draft, place, cells, around)
            both = Row(place, {**first.values, **line.values})
            withheld = tuple(n for n in importer.withhold(both, around) if n in line.values)
            faults += join(importer, first, line)
            verdict.joined += 1
        verdict.faults += faults
        verdict.withheld += [(place, name) for name in withheld]
    _compare(importer, verdict, list(rows.values()), around)
    return verdict


def _compare(importer: Importer, verdict: Verdict, rows: list[Row], around: Any) -> None:
    """Add the faults that no row shows alone, and tell good rows from faulty ones."""
    known = {(fault.place, fault.field) for fault in verdict.faults}
    found = importer.check(rows, around)
    verdict.faults += [fault for fault in found if (fault.place, fault.field) not in known]
    verdict.faults.sort(key=lambda fault: fault.place)
    wrong = {fault.place for fault in verdict.faults}
    for row in rows:
        if wrong.isdisjoint((row.place, *(line.place for line in row.lines))):
            verdict.good.append(row)
    verdict.faulty = len(rows) - len(verdict.good)


def cell_of(draft: Draft, place: int, cells: list[Any], name: str) -> Any:
    """Return what stands for a field of a row: the mended text, the cell, the steady value."""
    mended = draft.mended.get(place, {})
    if name in mended:
        return mended[name]
    found = _written(draft, cells, name)
    return draft.steady.get(name, "") if is_blank(found) else found


def _written(draft: Draft, cells: list[Any], name: str) -> Any:
    column = draft.columns.get(name)
    return cells[column] if column is not None and column < len(cells) else ""


def place_of(draft: Draft, place: int, name: str) -> str:
    """Return the cell's name as in Excel, such as C17; the row alone when no column is chosen."""
    column = draft.columns.get(name)
    return f"{letter(column)}{place}" if column is not None else str(place)


def _cleaned(
    fields: Iterable[Field], draft: Draft, place: int, cells: list[Any], around: Any
) -> tuple[Row, list[Fault]]:
    row, faults = Row(place, {}), []
    for each in fields:
        cell = cell_of(draft, place, cells, each.name)
        try:
            value = _value(each, cell, around)
        except Unclean as fault:
            faults.append(Fault(place, each.name, str(fault)))
            continue
        if value is not None:
            row.values[each.name] = value
    return row, faults


def _further(
    importer: Importer, draft: Draft, place: int, cells: list[Any], merged: Merged
) -> Iterator[Field]:
    """Yield the fields that a further line of a row says something of, for itself."""
    for each in importer.fields:
        mended = each.name in draft.mended.get(place, {})
        own = mended or not is_blank(_written(draft, cells, each.name))
        repeats = (place, draft.columns.get(each.name)) in merged.repeated and not mended
        if each.joined is Joined.LINE or (own and not repeats):
            yield each


def _value(each: Field, cell: Any, around: Any) -> Any:
    if is_blank(cell) or cell == WITHHELD:
        if each.required:
            raise Unclean(_("%(title)s没有填") % {"title": each.title})
        return None
    refuse_odd(cell)
    return each.clean(cell, around)
