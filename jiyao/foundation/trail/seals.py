"""Rows changed behind the trail's back: every sealed row against the entry that wrote it last.

Finds a row edited, put back to an older state, added by hand or deleted. Clauses SYS-03, DOC-15.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any, NamedTuple

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.trail.live import BULK, unchanging
from jiyao.foundation.trail.models import Entry, Manifest
from jiyao.foundation.trail.sealing import Traced

BROKEN = _("内容与封记不符")
UNTOLD = _("留痕中没有写入它的记录")
OLDER = _("不是最后一次写入的内容")
GONE = _("行不见了")
AT_ONCE = 2000
LAST = "CREATE TABLE last (kind, ref, entry, seal, PRIMARY KEY (kind, ref)) WITHOUT ROWID"
NOTHING = b'"changes":[]}'


class RowFault(NamedTuple):
    """One bad row: the register's name on the trail, the row's public id, and what is wrong."""

    kind: str
    ref: str
    reason: str | Promise


def traced_models() -> list[type[Traced]]:
    """Return the models whose rows are sealed."""
    return [model for model in apps.get_models() if issubclass(model, Traced)]


def row_faults() -> Iterator[RowFault]:
    """Yield every sealed row that is not as the trail says, in constant memory.

    The last writing of each row is noted in a temporary SQLite file, then the rows are compared.
    """
    with unchanging() as connection, closing(sqlite3.connect("")) as memo:
        alias = connection.alias
        memo.execute(LAST)
        memo.executemany("INSERT OR REPLACE INTO last VALUES (?, ?, ?, ?)", _writings(alias))
        for model in traced_models():
            rows = model._base_manager.using(alias).order_by("pk").iterator(chunk_size=AT_ONCE)
            yield from _compared(memo, model.kind(), rows)
            gone = memo.execute("SELECT ref FROM last WHERE kind = ?", (model.kind(),))
            yield from (RowFault(model.kind(), ref, GONE) for (ref,) in gone)


def _compared(memo: sqlite3.Connection, kind: str, rows: Iterator[Any]) -> Iterator[RowFault]:
    for row in rows:
        ref = row.public_id.hex
        told = memo.execute(
            "DELETE FROM last WHERE kind = ? AND ref = ? RETURNING entry, seal", (kind, ref)
        ).fetchone()
        if told is None:
            yield RowFault(kind, ref, UNTOLD)
        elif not row.seal_holds():
            yield RowFault(kind, ref, BROKEN)
        elif told != (row.sealed_by, bytes(row.seal).hex()):
            yield RowFault(kind, ref, OLDER)


def _writings(alias: str) -> Iterator[tuple[str, str, str, str]]:
    entries = Entry.objects.using(alias).filter(seq__isnull=False).order_by("log", "seq")
    for entry_id, body in entries.values_list("entry_id", "body").iterator(chunk_size=AT_ONCE):
        data = bytes(body)
        if data.endswith(NOTHING):
            continue
        changes = json.loads(data)["changes"]
        if data.endswith(BULK):
            manifest = Manifest.objects.using(alias).filter(entry_id=entry_id).first()
            changes = json.loads(bytes(manifest.rows)) if manifest else []
        for kind, ref, _before, after in changes:
            yield kind, ref, entry_id, after
