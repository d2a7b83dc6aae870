"""Remembers results by content and rule version; a killed run goes on where it stopped."""

import json
import sqlite3
from dataclasses import asdict
from hashlib import file_digest
from pathlib import Path

from .findings import Finding
from .parts import Gap
from .rules import Grade
from .targets import Target
from .verdicts import Result

_SCHEMA = """CREATE TABLE IF NOT EXISTS result (
    digest TEXT, name TEXT, rules TEXT, body TEXT NOT NULL, PRIMARY KEY (digest, name, rules))"""


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _load(body: str, target: Target, digest: str) -> Result:
    stored = json.loads(body)
    findings = [Finding(**{**row, "grade": Grade(row["grade"])}) for row in stored["findings"]]
    gaps = [Gap(**row) for row in stored["gaps"]]
    return Result(str(target.path), digest, target.size, findings, gaps)


class Cache:
    """A SQLite file of results; `version` stands for rules and limits of this run."""

    def __init__(self, path: Path, version: str) -> None:
        self._version = version
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute(_SCHEMA)

    def find(self, target: Target) -> Result | None:
        """Return the remembered result of a target, if its content is known."""
        if target.refusal:
            return None
        try:
            digest = _digest(target.path)
        except OSError:
            return None
        row = self._connection.execute(
            "SELECT body FROM result WHERE digest = ? AND name = ? AND rules = ?",
            (digest, target.name, self._version),
        ).fetchone()
        return _load(row[0], target, digest) if row else None

    def store(self, target: Target, result: Result) -> None:
        """Remember a result, unless it may come out better another time."""
        if result.transient or not result.digest:
            return
        body = json.dumps(
            {
                "findings": [asdict(finding) for finding in result.findings],
                "gaps": [asdict(gap) for gap in result.gaps],
            },
            ensure_ascii=False,
        )
        self._connection.execute(
            "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?)",
            (result.digest, target.name, self._version, body),
        )

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
