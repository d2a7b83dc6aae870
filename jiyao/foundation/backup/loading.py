"""Bringing the database of a backup into a database that is empty."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from jiyao.foundation.backup.packing import Part
from jiyao.foundation.backup.snapshots import FILE, TABLES
from jiyao.foundation.safekeeping.durable import sync_folder, write_whole
from jiyao.foundation.store.tables import lay_out_at_once


def is_empty() -> bool:
    """Whether the database has no table; one that is not there yet is not made by asking."""
    if connection.vendor == "postgresql":
        return not connection.introspection.table_names()
    path = Path(settings.DATABASES["default"]["NAME"])
    if not path.exists():
        return True
    with closing(sqlite3.connect(path)) as link:
        return not link.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def load(parts: Iterator[Part], manifest: dict[str, Any]) -> None:
    """Load the parts of the database; on failure the database stays empty."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            _load_tables(parts, manifest)
    else:
        _load_file(parts)


def _load_file(parts: Iterator[Part]) -> None:
    path = Path(settings.DATABASES["default"]["NAME"])
    draft = path.with_name(f"{path.name}.restoring")
    connection.close()
    try:
        for part in parts:
            if part.name == FILE:
                write_whole(draft, part.blocks, 0o640)
        for end in ("", "-wal", "-shm"):
            Path(f"{path}{end}").unlink(missing_ok=True)
        draft.rename(path)
        sync_folder(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def _load_tables(parts: Iterator[Part], manifest: dict[str, Any]) -> None:
    """Lay the tables out as they were, then copy the rows in; triggers and keys wait until then."""
    _lay_out({(app, name) for app, name in manifest["migrations"]})
    tables = [sql.Identifier(name) for name in manifest["tables"]]
    link = connection.connection
    for table in tables:
        link.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(table))
    link.execute("SET CONSTRAINTS ALL DEFERRED")
    link.execute(sql.SQL("TRUNCATE {}").format(sql.SQL(", ").join(tables)))
    for part in parts:
        if part.name.startswith(TABLES):
            _copy(link, part, manifest["tables"][part.name.removeprefix(TABLES)])
    for name, last in manifest["sequences"].items():
        link.execute("SELECT setval(%s::regclass, %s)", (f'public."{name}"', last))
    link.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for table in tables:
        link.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(table))


def _lay_out(applied: set[tuple[str, str]]) -> None:
    """Run exactly these migrations, asking for the last ones of each app alone."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    if applied == set(graph.nodes):
        return lay_out_at_once(connection)
    followed = {parent.key for key in applied for parent in graph.node_map[key].parents}
    executor.migrate(sorted(key for key in applied if key not in followed))
    return None


def _copy(link: Any, part: Part, columns: list[str]) -> None:
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(part.name.removeprefix(TABLES)),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
    )
    with link.cursor() as cursor, cursor.copy(statement) as rows:
        for block in part.blocks:
            rows.write(block)
