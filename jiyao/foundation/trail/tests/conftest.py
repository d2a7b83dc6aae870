from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connections
from django.db.utils import load_backend

from jiyao.foundation.trail.signing import Signer
from jiyao.foundation.trail.tests import cluster
from jiyao.foundation.trail.tests.house import House, lay_out

SQLITE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"


@pytest.fixture
def house(tmp_path: Path, django_db_blocker, settings) -> Iterator[House]:
    """An installation on SQLite: tables, triggers, signer and folders of its own."""
    options = {"init_command": SQLITE, "transaction_mode": "IMMEDIATE"}
    name = str(tmp_path / "jiyao.sqlite3")
    with django_db_blocker.unblock(), _moved_to("sqlite3", name, {"OPTIONS": options}):
        lay_out(connections["default"])
        settings.HOME = tmp_path
        settings.DATABASES = {"default": settings.DATABASES["default"]}
        yield House(tmp_path, Signer(tmp_path / "signer/key", "jiyao.local/trail", tmp_path / "cp"))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The socket folder of a running cluster."""
    with cluster.running() as socket:
        yield socket


@pytest.fixture
def great_house(tmp_path: Path, postgresql: str, django_db_blocker, settings) -> Iterator[House]:
    """The same installation on PostgreSQL, seen by the owner of the tables."""
    place = {"HOST": postgresql, "USER": "jiyao_owner"}
    with django_db_blocker.unblock(), _moved_to("postgresql", "jiyao", place):
        with connections["default"].cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
            cursor.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")
        lay_out(connections["default"])
        settings.HOME = tmp_path
        settings.DATABASES = {"default": settings.DATABASES["default"]}
        yield House(tmp_path, Signer(tmp_path / "signer/key", "jiyao.local/trail", tmp_path / "cp"))


@contextmanager
def _moved_to(engine: str, name: str, more: dict) -> Iterator[None]:
    """Put both aliases on another database for a while."""
    before = {alias: connections[alias] for alias in connections}
    plain = before["default"].settings_dict
    backend = f"django.db.backends.{engine}"
    place = {**plain, "ENGINE": backend, "NAME": name, "OPTIONS": {}, **more}
    for alias in before:
        connections[alias] = load_backend(backend).DatabaseWrapper(dict(place), alias)
    try:
        yield
    finally:
        for alias, connection in before.items():
            connections[alias].close()
            connections[alias] = connection
