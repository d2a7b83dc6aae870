"""Reports: one file per form, each a function from `Run` to text."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..verdicts import Result


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the tool: what was looked for, where, when, and the results."""

    results: list[Result]
    rules: str
    roots: list[str]
    machine: str
    finished: datetime
    key: Path | None = None


TITLES = {"hit": "命中", "incomplete": "未查全", "review": "待人工判断", "clean": "未发现"}
