"""Keeping the search index: in the same act as the rows, and when a label's level changes.

Free text above the internal level is not indexed: such rows are found by their numbers alone.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from jiyao.foundation.access.models import Label
from jiyao.foundation.registers.models import IndexRow
from jiyao.foundation.registers.searching import SEARCHED, Searched
from jiyao.foundation.registers.words import tokens_of
from jiyao.foundation.trail.recording import Act, system_scope

INTERNAL = 10
AT_ONCE = 500
CHANGING = ["action", "label", "holder", "words"]


def keep_up(act: Act) -> None:
    """Index the rows that an act has written, before its entry is written."""
    written: dict[str, list[str]] = defaultdict(list)
    for change in act.changes.values():
        if change.kind != Label.kind() or change.before:
            written[change.kind].append(change.ref)
    for what in SEARCHED.values():
        for refs in _chunks(written[what.kind]):
            _write(_entries(what, Q(public_id__in=refs)))
        for refs in _chunks(written[Label.kind()] if what.action else []):
            _write(_entries(what, Q(label__public_id__in=refs)))


def rebuild() -> int:
    """Compare the whole index with the rows, mend it in one act, and return how many were wrong."""
    if not any(_wrong(entries) for entries in _everything()):
        return 0
    with system_scope("registers.index.rebuilt"):
        mended = 0
        for entries in _everything():
            wrong = _wrong(entries)
            _write(wrong)
            mended += len(wrong)
        return mended


def _everything() -> Iterator[list[IndexRow]]:
    for what in SEARCHED.values():
        keys = list(what.model._base_manager.order_by("pk").values_list("pk", flat=True))
        for some in _chunks(keys):
            yield _entries(what, Q(pk__in=some))


def _entries(what: Searched, which: Q) -> list[IndexRow]:
    rows = what.model._base_manager.filter(which)
    if what.action:
        rows = rows.select_related("label__level")
    return [_entry(what, row) for row in rows]


def _entry(what: Searched, row: Any) -> IndexRow:
    free = not what.action or row.label.level.weight <= INTERNAL
    names = (*what.numbers, *(what.words if free else ()))
    holder = what.model.HOLDER if what.action else ""
    return IndexRow(
        kind=what.kind,
        key=getattr(row, what.model._meta.get_field(what.key).attname),
        action=what.action,
        label_id=row.label_id if what.action else None,
        holder_id=getattr(row, f"{holder}_id") if holder else None,
        words=tokens_of(getattr(row, name) for name in names),
    )


def _wrong(entries: list[IndexRow]) -> list[IndexRow]:
    if not entries:
        return []
    rows = IndexRow.objects.filter(kind=entries[0].kind, key__in=[e.key for e in entries])
    standing = {row.key: _said(row) for row in rows}
    return [entry for entry in entries if standing.get(entry.key) != _said(entry)]


def _said(row: IndexRow) -> tuple[Any, ...]:
    return row.action, row.label_id, row.holder_id, row.words


def _write(entries: list[IndexRow]) -> None:
    if entries:
        IndexRow.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["key", "kind"], update_fields=CHANGING
        )


def _chunks(items: list[Any]) -> Iterator[list[Any]]:
    return (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))
