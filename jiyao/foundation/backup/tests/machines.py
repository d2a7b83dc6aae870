"""Installations to back up, empty machines to restore them on, and what they consist of."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.installation import CLUSTER, ROOT, Installation, administer

PASSPHRASE = "正确 horse battery staple"
TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}
SHAPE = {
    "sqlite": ("SELECT type, name, sql FROM sqlite_master",),
    "postgresql": (
        "SELECT tablename, policyname, roles::text, qual, with_check FROM pg_policies",
        "SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger"
        " WHERE NOT tgisinternal",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated"
        " FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
        "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT table_name, grantee, privilege_type FROM information_schema.role_table_grants"
        " WHERE table_schema = 'public'",
        "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
        " WHERE table_schema = 'public'",
        "SELECT sequencename, last_value FROM pg_sequences"
        " WHERE sequencename <> 'trail_entry_id_seq'",
    ),
}
VENDOR = "postgresql" if CLUSTER else "sqlite"
RESTORING = "backup.archive.restored"


@contextmanager
def empty_machine() -> Iterator[Installation]:
    """A home folder with nothing in it and, on PostgreSQL, a database with nothing in it."""
    made = Installation(Path(tempfile.mkdtemp("", "jiyao-")), CLUSTER)
    try:
        if CLUSTER:
            administer(CLUSTER, f"CREATE DATABASE {made.name} OWNER jiyao_owner")
        yield made
    finally:
        if CLUSTER:
            administer(CLUSTER, f"DROP DATABASE IF EXISTS {made.name} WITH (FORCE)")
        shutil.rmtree(made.home, ignore_errors=True)


def run(installation: Installation, *words: object, **more: str) -> subprocess.CompletedProcess:
    """Run one `jiyao` command and return how it went; more: further environment variables."""
    return subprocess.run(
        [sys.executable, "-m", "jiyao", *map(str, words)],
        cwd=ROOT,
        env={**installation.environment, **more},
        capture_output=True,
        text=True,
    )


def passphrase_file(folder: Path, passphrase: str = PASSPHRASE) -> Path:
    """Write a passphrase into a file that its owner alone can read."""
    path = folder / "passphrase"
    path.write_text(f"{passphrase}\n", encoding="utf-8")
    path.chmod(0o600)
    return path


def rows_of(installation: Installation) -> dict[str, list[str]]:
    """Return every row of every table, all columns, but for the entry of the restoration."""
    found = {}
    for (table,) in installation.rows(TABLES[VENDOR]):
        where = f" WHERE code <> '{RESTORING}'" if table == "trail_entry" else ""
        found[table] = sorted(map(repr, installation.rows(f"SELECT * FROM {table}{where}")))
    return found


def shape_of(installation: Installation) -> list[list[str]]:
    """Return tables, triggers, policies, rights and constraints, as the database knows them."""
    return [sorted(map(repr, installation.rows(question))) for question in SHAPE[VENDOR]]


def files_of(installation: Installation) -> dict[str, str]:
    """Return the digest of every file of the home folder but for the database itself."""
    home = installation.home
    files = [path for path in home.rglob("*") if path.is_file()]
    names = {path.relative_to(home).as_posix(): path for path in files}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in names.items()
        if not name.startswith("jiyao.sqlite3")
    }
