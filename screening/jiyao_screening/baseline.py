"""Findings that somebody has answered for: reason, approver and expiry are required."""

import json
from datetime import date
from pathlib import Path

from .verdicts import Result


def read(path: Path, today: date) -> set[tuple[str, str]]:
    """Return the accepted (file digest, finding fingerprint) pairs that have not expired.

    The file is a JSON list of {"file", "fingerprint", "reason", "approver", "expires"}.
    Raises ValueError when an entry lacks a field or its date cannot be read.
    """
    accepted = set()
    for entry in json.loads(path.read_text("utf-8")):
        missing = [
            key
            for key in ("file", "fingerprint", "reason", "approver", "expires")
            if not entry.get(key)
        ]
        if missing:
            raise ValueError(f"基线条目缺少 {'、'.join(missing)}")
        if date.fromisoformat(entry["expires"]) >= today:
            accepted.add((entry["file"], entry["fingerprint"]))
    return accepted


def apply(result: Result, accepted: set[tuple[str, str]]) -> None:
    """Move the accepted findings of `result` aside; gaps are never accepted."""
    known = [f for f in result.findings if (result.digest, f.fingerprint) in accepted]
    result.accepted = known
    result.findings = [finding for finding in result.findings if finding not in known]
