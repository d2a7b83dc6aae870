"""One view of the database as it is at a moment, while others go on writing.

SQLite: its backup interface copies the file into memory-backed storage. PostgreSQL: COPY of every
table in one REPEATABLE READ transaction, with no other program whose version would have to fit.
Sources: SQLite "Online Backup API"; PostgreSQL "COPY".
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _
from psycopg import sql

from jiyao.foundation.backup.packing import Part
from jiyao.foundation.backup.refusing import BackupRefused
from jiyao.foundation.trail.live import unchanging

FILE = "database/jiyao.sqlite3"
TABLES = "database/tables/"
SHELF = Path("/dev/shm")  # noqa: S108 - memory, and only a folder of our own in it
BLOCK = 1 << 20
COLUMNS = (
    "SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum) FROM pg_class c"
    " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
    " AND a.attgenerated = '' WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'"
    " GROUP BY c.relname ORDER BY c.relname"
)
SEQUENCES = (
    "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"
    " AND last_value IS NOT NULL ORDER BY sequencename"
)


class Snapshot(Protocol):
    """The database at one moment."""

    def rows(self, question: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that answer a question which both databases understand."""

    def about(self) -> dict[str, Any]:
        """Return what a restoration must know besides the parts."""

    def parts(self) -> Iterator[Part]:
        """Yield the parts that the database consists of."""


class SqliteSnapshot:
    """A copy of the file in memory."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def rows(self, question: str) -> Iterator[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.path)) as link:
            yield from link.execute(question)

    def about(self) -> dict[str, Any]:
        return {"vendor": "sqlite"}

    def parts(self) -> Iterator[Part]:
        yield Part(FILE, blocks_of(self.path))


class PostgresqlSnapshot:
    """A transaction that sees the database as it was when it began."""

    def __init__(self, link: Any) -> None:
        self.link = link

    def rows(self, question: str) -> Iterator[tuple[Any, ...]]:
        with self.link.cursor("snapshot") as cursor:
            yield from cursor.execute(question)

    def about(self) -> dict[str, Any]:
        return {
            "vendor": "postgresql",
            "tables": dict(self.rows(COLUMNS)),
            "sequences": dict(self.rows(SEQUENCES)),
        }

    def parts(self) -> Iterator[Part]:
        for table, columns in list(self.rows(COLUMNS)):
            yield Part(f"{TABLES}{table}", self._copied(table, columns))

    def _copied(self, table: str, columns: list[str]) -> Iterator[bytes]:
        statement = sql.SQL("COPY {} ({}) TO STDOUT").format(
            sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
        )
        with self.link.cursor() as cursor, cursor.copy(statement) as rows:
            yield from _joined(map(bytes, rows))


@contextmanager
def snapshot() -> Iterator[Snapshot]:
    """Open a view of the database in use. Raises BackupRefused when there is nowhere to keep it."""
    if connection.vendor == "postgresql":
        with unchanging() as held:
            yield PostgresqlSnapshot(held.connection)
        return
    path = Path(settings.DATABASES["default"]["NAME"])
    with tempfile.TemporaryDirectory(prefix="jiyao-", dir=_memory(path)) as folder:
        copy = Path(folder) / "copy"
        with closing(sqlite3.connect(path)) as link, closing(sqlite3.connect(copy)) as target:
            link.backup(target)
            if target.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise BackupRefused(_("数据库文件已损坏，不能备份：请先恢复最近一份核验过的备份"))
        yield SqliteSnapshot(copy)


def blocks_of(path: Path) -> Iterator[bytes]:
    """Yield a file in blocks."""
    with path.open("rb") as file:
        yield from iter(lambda: file.read(BLOCK), b"")


def _joined(rows: Iterable[bytes]) -> Iterator[bytes]:
    """Join small rows to blocks."""
    waiting = bytearray()
    for row in rows:
        waiting += row
        if len(waiting) >= BLOCK:
            yield bytes(waiting)
            waiting.clear()
    yield bytes(waiting)


def _memory(database: Path) -> Path:
    """Return a folder that is never on disk and has room for the database."""
    mounts = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    kinds = {line.split()[1]: line.split()[2] for line in mounts}
    if kinds.get(str(SHELF)) not in ("tmpfs", "ramfs"):
        raise BackupRefused(_("没有内存盘 /dev/shm，备份不能把明文写到磁盘上：请先挂载 tmpfs"))
    room = os.statvfs(SHELF)
    needed = sum(f.stat().st_size for f in database.parent.glob(f"{database.name}*"))
    if room.f_bavail * room.f_frsize < needed:
        raise BackupRefused(_("内存盘 /dev/shm 放不下数据库：请扩大后再备份"))
    return SHELF
