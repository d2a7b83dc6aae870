"""SARIF 2.1.0 (OASIS, 2020) with masked values: a hit is named by its rule only."""

import json
from pathlib import Path
from typing import Any

from ..findings import Finding
from ..rules import Grade
from ..verdicts import Result
from . import Run

_LEVELS = {Grade.L1: "error", Grade.L2: "warning", Grade.L3: "note"}


def _location(path: str, part: str) -> dict[str, Any]:
    return {
        "physicalLocation": {"artifactLocation": {"uri": Path(path).as_uri()}},
        "logicalLocations": [{"fullyQualifiedName": part}],
    }


def _mask(label: str) -> str:
    return label[:1] + "*" * (len(label) - 1)


def _result(path: str, finding: Finding) -> dict[str, Any]:
    return {
        "ruleId": finding.grade.value,
        "level": _LEVELS[finding.grade],
        "message": {"text": f"{finding.grade.value} {_mask(finding.rule)}，第 {finding.offset} 字"},
        "locations": [_location(path, finding.part)],
        "partialFingerprints": {"jiyao/v1": finding.fingerprint},
    }


def _gaps(result: Result) -> list[dict[str, Any]]:
    return [
        {
            "ruleId": "incomplete",
            "level": "warning",
            "message": {"text": f"未查全：{gap.reason}"},
            "locations": [_location(result.path, gap.name)],
        }
        for gap in result.gaps
    ]


def render(run: Run) -> str:
    """Return the run as SARIF text."""
    results: list[dict[str, Any]] = []
    for file in run.results:
        results += [_result(file.path, finding) for finding in file.findings]
        results += _gaps(file)
    rules = [{"id": rule} for rule in ("L1", "L2", "L3", "incomplete")]
    driver = {"name": "jiyao-scan", "version": run.rules, "rules": rules}
    log = {
        "version": "2.1.0",
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=1)
