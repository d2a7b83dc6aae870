"""A database of the owner's in a PostgreSQL cluster of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from tests.with_postgresql import FAST, cluster

DURABLE = tuple(each for each in FAST if not each.startswith(("fsync", "synchronous", "full_page")))


@contextmanager
def running(fsync: bool = False) -> Iterator[str]:
    """Start a cluster with the database `jiyao` owned by jiyao_owner; yield its socket folder."""
    with cluster(DURABLE if fsync else FAST) as where:
        folder = where.partition("&")[0].removeprefix("host=")
        _administer(folder, "postgres", "CREATE DATABASE jiyao OWNER jiyao_owner")
        _administer(folder, "jiyao", "ALTER SCHEMA public OWNER TO jiyao_owner")
        yield folder


def _administer(folder: str, database: str, statement: str) -> None:
    with psycopg.connect(host=folder, dbname=database, user="postgres", autocommit=True) as link:
        link.execute(statement.encode())
