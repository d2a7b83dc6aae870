"""Keeping the search index: in the same act as the rows, and when a label's level changes.

Free text above the internal level is not indexed: such rows are found by their numbers alone.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q

from jiyao.foundation.access.models import Label
from jiyao.foundation.registers.models import IndexRow
from jiyao.foundation.registers.searching import SEARCHED, Searched
from jiyao.foundation.registers.words import tokens_of
from jiyao.foundation.trail.inserting import begun, insert
from jiyao.foundation.trail.recording import Act, act_alias, system_scope

INTERNAL = 10
AT_ONCE = 500
CHANGING = ("action", "label_id", "holder_id", "words")
RENEWED = "ON CONFLICT (key, kind) DO UPDATE SET " + ", ".join(
    f"{column} = EXCLUDED.{column}" for column in CHANGING
)


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
    """Make the index rows of these rows from columns alone: a large act has thousands."""
    names = {"key": F(what.key)}
    if what.action:
        names |= {"under": F("label"), "weight": F("label__level__weight")}
        names |= {"who": F(what.model.HOLDER)} if what.model.HOLDER else {}
    rows = what.model._base_manager.filter(which)
    return [_entry(what, row) for row in rows.values(*what.numbers, *what.words, **names)]


def _entry(what: Searched, row: dict[str, Any]) -> IndexRow:
    free = not what.action or row["weight"] <= INTERNAL
    return begun(
        IndexRow,
        kind=what.kind,
        key=row["key"],
        action=what.action,
        label_id=row.get("under"),
        holder_id=row.get("who"),
        words=tokens_of(row[name] for name in (*what.numbers, *(what.words if free else ()))),
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
    insert(entries, act_alias(), instead=RENEWED)


def _chunks(items: list[Any]) -> Iterator[list[Any]]:
    return (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))
