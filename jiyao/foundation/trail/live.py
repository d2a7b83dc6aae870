"""Verifying the database in use: what the lone verifier checks, and the tables around the entries.

The same walk as in `verifier.py`, in one snapshot, on SQLite and on PostgreSQL; besides it the
nodes, the manifests of bulk acts, rows without a number, and checkpoints that only the files know.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from psycopg.adapt import Loader

from jiyao.foundation.store.aliases import READ
from jiyao.foundation.trail import verifier
from jiyao.foundation.trail.merkle import subtree_root
from jiyao.foundation.trail.recording import act_alias
from jiyao.foundation.trail.verifier import CHUNK, Checkpoint, Fault, Result

NODE, MANIFEST, UNNUMBERED, LOST = "树节点不符", "批量清单不符", "有记录未编号", "检查点缺失"
BULK = b'"}}'

Execute = Callable[..., Any]

POSTGRESQL_BEGINNING = (
    """'{"v":1,"log":' || log || ',"id":' || to_json(entry_id)"""
    + "".join(f""" || ',"{name}":' || to_json({name})""" for name in verifier.NAMES[2:])
    + " || '}'"
)


class LiveWalk(verifier.Walk):
    """The pass over one log that also looks at its nodes and manifests."""

    def __init__(self, execute: Execute, log: int, trees: Iterable[Checkpoint]) -> None:
        sql = 'SELECT height, "index", hash FROM trail_node WHERE log = ?'
        self.execute, self.trees = execute, list(trees)
        self.nodes = {(height, index): top for height, index, top in execute(sql, (log,))}
        self.signed = max((tree.size for tree in trees), default=0)
        self.odd: Fault | None = None
        super().__init__(execute, log, trees)
        found = (self.fault or self.odd or self._upper_nodes(), self._unnumbered(), self._lost())
        self.fault = min(filter(None, found), key=lambda fault: fault.first, default=None)

    def check(self, rows: list[Any]) -> tuple[list[bytes], str | None]:
        hashes, kind = super().check(rows)
        for place, row in enumerate(rows[: len(hashes)]):
            if row[2].endswith(BULK) and not self._manifest_holds(row[0], row[2]):
                return hashes[:place], MANIFEST
        return hashes, kind

    def grow(self, hashes: list[bytes]) -> bool:
        first = self.tree.size
        held = super().grow(hashes)
        whole = len(hashes) == CHUNK and first + CHUNK <= self.signed and not self.odd
        if whole and self.nodes.get((1, first // CHUNK)) != subtree_root(hashes):
            self.odd = Fault(self.log, first + 1, first + CHUNK, NODE)
        return held

    def _manifest_holds(self, number: int, body: bytes) -> bool:
        sql = "SELECT rows FROM trail_manifest JOIN trail_entry USING (entry_id) WHERE log = ?"
        found = next(iter(self.execute(f"{sql} AND seq = ?", (self.log, number))), (b"",))
        return body.endswith(hashlib.sha256(bytes(found[0] or b"")).hexdigest().encode() + BULK)

    def _unnumbered(self) -> Fault | None:
        sql = "SELECT COUNT(*) FROM trail_entry WHERE seq IS NULL AND log = ?"
        next_one = self.tree.size + 1
        some = next(iter(self.execute(sql, (self.log,))))[0]
        return Fault(self.log, next_one, next_one, UNNUMBERED) if some else None

    def _lost(self) -> Fault | None:
        sql = "SELECT size, root, note FROM trail_checkpoint WHERE log = ?"
        rows = self.execute(sql, (self.log,))
        stored = {(size, root, b"\nclosed\n" in note) for size, root, note in rows}
        lost = [tree.size for tree in self.trees if tree[1:] not in stored]
        return Fault(self.log, min(lost), min(lost), LOST) if lost else None

    def _upper_nodes(self) -> Fault | None:
        due = {(h, i) for h in range(2, 8) for i in range(self.signed // CHUNK**h)}
        for height, index in sorted(due | set(self.nodes)):
            width, top = CHUNK**height, self.nodes.get((height, index))
            below = [self.nodes.get((height - 1, index * CHUNK + i), b"") for i in range(CHUNK)]
            beyond = (index + 1) * width > self.signed
            if beyond or (height > 1 and subtree_root(below) != top):
                return Fault(self.log, index * width + 1, (index + 1) * width, NODE)
        return None


def verify_live(only: int | None = None) -> list[Result]:
    """Verify the database in use and return the result of each log.

    The files of checkpoints in the home folder count as if they were on paper.
    """
    folder = Path(settings.HOME) / "checkpoints"
    keys = [verifier.read_key(path.read_text()) for path in folder.glob("key.pub")]
    texts = [path.read_text() for path in sorted(folder.glob("*.txt"))]
    leaves = {int(path.stem): path.read_bytes() for path in folder.glob("*.leaves")}
    with snapshot() as execute:
        return list(verifier.verify(execute, keys, texts, leaves, only, LiveWalk))


def live_alias() -> str:
    """The alias that sees every row: on PostgreSQL the reading role is under row-level security."""
    return READ if connections[READ].vendor == "sqlite" else act_alias()


@contextmanager
def unchanging() -> Iterator[Any]:
    """Open one view of the database that stays as it is, and yield its connection."""
    connection = connections[live_alias()]
    outermost = not connection.in_atomic_block
    with transaction.atomic(using=connection.alias):
        if connection.vendor == "postgresql" and outermost:
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        connection.ensure_connection()
        yield connection


@contextmanager
def snapshot() -> Iterator[Execute]:
    """Open such a view and yield `execute(sql, arguments)` whose text comes as bytes."""
    with unchanging() as connection:
        if connection.vendor == "postgresql":
            with ExitStack() as cursors:
                yield _postgresql(connection.connection, cursors)
            return
        connection.connection.text_factory = bytes
        try:
            yield connection.connection.execute
        finally:
            connection.connection.text_factory = str


class _Raw(Loader):
    def load(self, data: Any) -> bytes:
        return bytes(data)


def _postgresql(link: Any, cursors: ExitStack) -> Execute:
    names = count(1)

    def execute(sql: str, arguments: tuple[Any, ...]) -> Any:
        name = f"trail_{next(names)}" if sql == verifier.ENTRIES else ""
        cursor = cursors.enter_context(link.cursor(name) if name else link.cursor())
        for kind in ("text", "varchar"):
            cursor.adapters.register_loader(kind, _Raw)
        sql = sql.replace(verifier.BEGINNING, POSTGRESQL_BEGINNING).replace("CROSS JOIN", "JOIN")
        cursor.execute(sql.replace("?", "%s"), arguments)
        return cursor

    return execute
