"""What the full runs have found: rows in `proof/figures.csv`, shown as tables in docs/proof.md.

A row belongs to the test that told it and to the database it was told on; a test that runs again
replaces its own. `python -m proof.figures` writes the page anew from the rows.
"""

import csv
import os
import platform
import subprocess
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEPT, PAGE = ROOT / "proof/figures.csv", ROOT / "docs/proof.md"
WRITTEN = (":!docs/proof.md", ":!proof/figures.csv")
LINES = {
    1: "Every door",
    2: "One predicate",
    3: "Trail",
    4: "Faults",
    5: "Load",
    6: "Scale",
    7: "Air gap",
    8: "Security habits",
    9: "Operations",
}
HEAD = """# Proof

Written by `make proof`, which runs the full counts of what `make test` runs with small ones. A run
of a part replaces its own figures alone; each figure says in which run it was found. They are kept
in `proof/figures.csv`.

"""


@dataclass(frozen=True)
class Run:
    """When, of which commit and where figures were found."""

    begun: str
    commit: str
    machine: str
    database: str


@dataclass(frozen=True)
class Figure(Run):
    """One figure: the line it is for, the test that told it, what it is, and how much."""

    line: int
    test: str
    name: str
    value: str


def run_of(database: str) -> Run:
    """Return the run that begins now."""
    begun = datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
    return Run(begun, _commit(), _machine(), database)


def keep(told: list[Figure], database: str, whole: bool = False) -> None:
    """Replace what was told by these tests, after a whole run all of this database."""
    tests = {each.test for each in told}
    left = [f for f in kept() if f.database != database or not (whole or f.test in tests)]
    rows = sorted([*left, *told], key=lambda f: (f.line, f.test))
    with KEPT.open("w", newline="", encoding="utf-8") as file:
        out = csv.DictWriter(file, [each.name for each in fields(Figure)], lineterminator="\n")
        out.writeheader()
        out.writerows(map(asdict, rows))
    PAGE.write_text(page(rows), encoding="utf-8")


def kept() -> list[Figure]:
    """Return the figures of all runs until now."""
    if not KEPT.exists():
        return []
    with KEPT.open(newline="", encoding="utf-8") as file:
        return [Figure(**{**row, "line": int(row["line"])}) for row in csv.DictReader(file)]


def page(rows: list[Figure]) -> str:
    """Return docs/proof.md."""
    every = {Run(f.begun, f.commit, f.machine, f.database) for f in rows}
    runs = sorted(every, key=lambda run: run.begun)
    numbers = {(run.begun, run.database): n for n, run in enumerate(runs, 1)}
    told = [
        (str(n), r.begun, f"`{r.commit}`", r.database, r.machine) for n, r in enumerate(runs, 1)
    ]
    parts = [HEAD, _table(("run", "begun (UTC)", "commit", "database", "machine"), told)]
    for line, title in LINES.items():
        found = [
            (f.name, f.value, f.database, str(numbers[f.begun, f.database]))
            for f in rows
            if f.line == line
        ]
        if found:
            parts.append(f"\n## {title}\n\n{_table(('what', 'figure', 'on', 'run'), found)}")
    return "".join(parts)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _head in heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _commit() -> str:
    return _said("git", "rev-parse", "--short=10", "HEAD") + (
        " and changes" if _said("git", "status", "--porcelain", "--", ".", *WRITTEN) else ""
    )


def _said(*words: str) -> str:
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _machine() -> str:
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    model = next((li.partition(": ")[2] for li in lines if li.startswith("model name")), "CPU")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
    load = f"{os.getloadavg()[1]:.1f}"
    return (
        f"{os.cpu_count()} cores {model}, {memory} GB, Linux {platform.release()},"
        f" Python {platform.python_version()}; load {load} at the beginning"
    )


if __name__ == "__main__":
    PAGE.write_text(page(kept()), encoding="utf-8")
