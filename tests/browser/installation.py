"""An installation of its own, laid out and filled with the cast as an operator would."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).parents[2]
CLUSTER = os.environ.get("JIYAO_TEST_POSTGRESQL", "")


@dataclass(frozen=True)
class Installation:
    """A home folder and a database; `cluster` is empty for SQLite, else `host=…&port=…`."""

    home: Path
    cluster: str = ""
    settings: str = "jiyao.config.settings"

    @property
    def name(self) -> str:
        """The name of the PostgreSQL database."""
        return self.home.name.replace("-", "_").lower()

    @property
    def environment(self) -> dict[str, str]:
        """What the installation's programs are started with, nothing of ours besides."""
        ours = {k: v for k, v in os.environ.items() if not k.startswith(("JIYAO_", "DJANGO_"))}
        theirs = {
            "JIYAO_HOME": str(self.home),
            "DJANGO_SETTINGS_MODULE": self.settings,
            "PYTHONPATH": str(ROOT),
        }
        if self.cluster:
            theirs["JIYAO_DATABASE"] = f"postgresql:///{self.name}?{self.cluster}"
        return ours | theirs

    def run(self, *words: str) -> str:
        """Run a Python module of the installation to its end and return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", *words],
            check=True,
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        return done.stdout

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        """Ask the database past the product, as whoever holds the disk could."""
        if self.cluster:
            with psycopg.connect(**_where(self.cluster), dbname=self.name) as link:
                return link.execute(question.encode()).fetchall()
        with closing(sqlite3.connect(self.home / "jiyao.sqlite3")) as link:
            return link.execute(question).fetchall()


@contextmanager
def installed(
    cluster: str = CLUSTER, folder: str = "", settings: str = Installation.settings
) -> Iterator[Installation]:
    """Lay out an installation with the cast in a temporary home; all of it is gone afterwards.

    folder: where the home is made, the usual place for temporary files when empty.
    """
    made = Installation(Path(tempfile.mkdtemp("", "jiyao-", folder or None)), cluster, settings)
    try:
        if cluster:
            administer(cluster, f"CREATE DATABASE {made.name} OWNER jiyao_owner")
        made.run("jiyao", "setup")
        made.run("tests.browser.cast")
        yield made
    finally:
        if cluster:
            administer(cluster, f"DROP DATABASE IF EXISTS {made.name} WITH (FORCE)")
        shutil.rmtree(made.home, ignore_errors=True)


def administer(cluster: str, statement: str, database: str = "postgres") -> None:
    """Run one statement as the administrator of the cluster."""
    with psycopg.connect(**_where(cluster), dbname=database, autocommit=True) as link:
        link.execute(statement.encode())


def _where(cluster: str) -> dict[str, Any]:
    return {"user": "postgres", **dict(part.split("=", 1) for part in cluster.split("&"))}
