"""The machine-readable result; the contract other programs rely on."""

import json
from hashlib import sha256
from typing import Any

from .. import signing
from ..findings import Finding
from ..parts import Gap
from ..verdicts import Result
from . import Run


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "grade": finding.grade.value,
        "rule": finding.rule,
        "part": finding.part,
        "offset": finding.offset,
        "excerpt": finding.excerpt,
        "fingerprint": finding.fingerprint,
    }


def _gap(gap: Gap) -> str:
    return f"{gap.name}：{gap.reason}" if gap.name else gap.reason


def _file(result: Result) -> dict[str, Any]:
    return {
        "path": result.path,
        "verdict": result.verdict.value,
        "sha256": result.digest,
        "size": result.size,
        "findings": [_finding(finding) for finding in result.findings],
        "accepted": [_finding(finding) for finding in result.accepted],
        "incomplete": [_gap(gap) for gap in result.gaps],
    }


def list_digest(results: list[Result]) -> str:
    """Return the digest of the file list: path, size and content of every file, sorted."""
    rows = sorted(f"{result.path}\0{result.size}\0{result.digest}" for result in results)
    return sha256("\n".join(rows).encode("utf-8", "surrogateescape")).hexdigest()


def as_data(run: Run) -> dict[str, Any]:
    """Return the run as plain data."""
    return {
        "tool": "jiyao-scan",
        "rules": run.rules,
        "machine": run.machine,
        "finished": run.finished.isoformat(timespec="seconds"),
        "roots": run.roots,
        "file_list_sha256": list_digest(run.results),
        "files": [_file(result) for result in run.results],
    }


def _storable(value: Any) -> Any:
    """Replace what UTF-8 cannot hold, such as undecodable bytes in file names."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, list):
        return [_storable(item) for item in value]
    if isinstance(value, dict):
        return {key: _storable(item) for key, item in value.items()}
    return value


def render(run: Run) -> str:
    """Return the run as JSON text, signed when the run has a key."""
    data = _storable(as_data(run))
    if run.key:
        data = signing.sign(data, run.key)
    return json.dumps(data, ensure_ascii=False, indent=1)
