"""A fresh copy of a template database for every test, with the real aliases and roles."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connections

from tests.settings import CLUSTER, WORKER

_used: set[str] = set()
SIGNED = ("checkpoints", "signer")
LIVE, TEMPLATE = f"jiyao_{WORKER}", f"jiyao_{WORKER}_template"


def lay_out() -> None:
    """Create the live database with its tables, as an operator would."""
    if CLUSTER:
        _administer(f"DROP DATABASE IF EXISTS {LIVE} WITH (FORCE)")
        _administer(f"CREATE DATABASE {LIVE} OWNER jiyao_owner")
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "jiyao.config.settings"}
    environment.pop("JIYAO_AS", None)
    subprocess.run([sys.executable, "-m", "jiyao", "setup"], check=True, env=environment)


def keep_as_template() -> None:
    """Keep the live database as it is now, for `restore`."""
    connections.close_all()
    if CLUSTER:
        _administer(f"DROP DATABASE IF EXISTS {TEMPLATE} WITH (FORCE)")
        _administer(f"CREATE DATABASE {TEMPLATE} TEMPLATE {LIVE}")
    else:
        shutil.copy(_file(), _file().with_suffix(".template"))


def mark_as_used() -> None:
    """Remember that a test may have changed the live database."""
    _used.add(LIVE)


def restore_if_used() -> None:
    """Put the live database back to the template unless it still is the template.

    What a signer remembers of a test's trail goes with it.
    """
    if LIVE in _used:
        _restore()
        _used.discard(LIVE)


def _restore() -> None:
    connections.close_all()
    for name in SIGNED:
        shutil.rmtree(Path(settings.HOME) / name, ignore_errors=True)
    if CLUSTER:
        _administer(f"DROP DATABASE IF EXISTS {LIVE} WITH (FORCE)")
        _administer(f"CREATE DATABASE {LIVE} TEMPLATE {TEMPLATE} STRATEGY FILE_COPY")
        return
    for suffix in ("-wal", "-shm"):
        Path(f"{_file()}{suffix}").unlink(missing_ok=True)
    shutil.copy(_file().with_suffix(".template"), _file())


def gather_statistics() -> None:
    """Let PostgreSQL's planner know the tables, as its own maintenance does.

    On SQLite nothing: the product chooses between its two plans itself, and SQLite's averages over
    circles of very different size would only mislead it.
    """
    connections.close_all()
    if CLUSTER:
        _administer("VACUUM ANALYZE", LIVE)


def _file() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


def _administer(statement: str, database: str = "postgres") -> None:
    where = dict(part.split("=", 1) for part in CLUSTER.split("&"))
    with psycopg.connect(user="postgres", dbname=database, autocommit=True, **where) as link:
        link.execute(statement.encode())
