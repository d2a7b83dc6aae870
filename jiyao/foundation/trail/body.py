"""The bytes of a trail entry: deterministic, small, and free of names, titles and free text.

Source: docs/adr/0003-the-trail.md. The bytes are the truth; the columns beside them are copies.
"""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

LIMIT = 16 * 1024
LISTED = 40
VERSION = 1
INDEXED = ("log", "id", "at", "who", "code", "kind", "ref", "level", "outcome")


class BodyTooLarge(ValueError):
    """An entry over 16 KiB; bulk work records the digest of its manifest instead."""


@dataclass(frozen=True)
class Change:
    """One row written: its kind, its public id, and its seals (hex) before and after."""

    kind: str
    ref: str
    before: str
    after: str


@dataclass(frozen=True)
class Body:
    """What one entry says. Ids are hex, `at` is UTC, `mono` is microseconds of the boot clock."""

    id: str
    at: datetime
    mono: int
    who: str
    code: str
    outcome: str
    kind: str = ""
    ref: str = ""
    level: str = ""
    rules: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    rulebook: str = ""
    request: str = ""
    terminal: str = ""
    happened: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()

    @property
    def log(self) -> int:
        """The year's log that the entry belongs to."""
        return self.at.year

    def to_bytes(self) -> bytes:
        """Return the entry's bytes: JSON, keys in this fixed order, no spaces, ASCII.

        Raises BodyTooLarge over 16 KiB.
        """
        fields: dict[str, Any] = {
            "v": VERSION,
            "log": self.log,
            "id": self.id,
            "at": written(self.at),
            "who": self.who,
            "code": self.code,
            "kind": self.kind,
            "ref": self.ref,
            "level": self.level,
            "outcome": self.outcome,
            "mono": self.mono,
            "rules": self.rules,
            "clauses": self.clauses,
            "rulebook": self.rulebook,
            "request": self.request,
            "terminal": self.terminal,
            "happened": self.happened,
            "counts": dict(sorted(self.counts.items())),
            "changes": _changes(self.changes),
        }
        data = json.dumps(fields, separators=(",", ":"), ensure_ascii=True).encode("ascii")
        if len(data) > LIMIT:
            raise BodyTooLarge(f"{self.code}: {len(data)}")
        return data


def written(at: datetime) -> str:
    """Return a time as entries carry it, so that earlier ones sort first."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _changes(changes: tuple[Change, ...]) -> list[list[str]] | dict[str, Any]:
    if len(changes) <= LISTED:
        return _rows(changes)
    return {"rows": len(changes), "manifest": hashlib.sha256(manifest_of(changes)).hexdigest()}


def _rows(changes: tuple[Change, ...]) -> list[list[str]]:
    return [[c.kind, c.ref, c.before, c.after] for c in changes]


def manifest_of(changes: tuple[Change, ...]) -> bytes:
    """Return the rows of a bulk act as the bytes whose digest the entry carries."""
    return json.dumps(_rows(changes), separators=(",", ":")).encode("ascii")
