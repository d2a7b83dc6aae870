"""Which tests are marked with which clause: read from the source, or as the build wrote it down."""

import ast
import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jiyao
from jiyao.foundation.regime.vocabulary import SHOWS

ROOT = Path(jiyao.__file__).parent.parent
WRITTEN = Path("jiyao/foundation/regime/proofs.csv")
MARKER = "pytest.mark.clause"


class UnknownProof(ValueError):
    """A mark that says a test shows something that no test can show."""


@dataclass(frozen=True, order=True)
class Proof:
    """A marked test as `file::test`, and what it shows of the clause: a key of SHOWS."""

    name: str
    shows: str = ""


@cache
def marked_tests() -> dict[str, tuple[Proof, ...]]:
    """Return the marked tests of each clause, in the order of their names."""
    if not (ROOT / WRITTEN).exists():
        return marked_under(ROOT)
    found: defaultdict[str, set[Proof]] = defaultdict(set)
    with (ROOT / WRITTEN).open(encoding="utf-8", newline="") as lines:
        for code, shows, name in csv.reader(lines):
            found[code].add(Proof(name, shows))
    return {code: tuple(sorted(tests)) for code, tests in found.items()}


def write_down(root: Path) -> None:
    """Keep the marks of the source tree `root` in it, for a package that leaves the tests out."""
    rows = [(code, t.shows, t.name) for code, tests in marked_under(root).items() for t in tests]
    with (root / WRITTEN).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(sorted(rows))


def marked_under(root: Path) -> dict[str, tuple[Proof, ...]]:
    """Return the marked tests in the source tree `root`. Raises UnknownProof."""
    found: defaultdict[str, set[Proof]] = defaultdict(set)
    for file in (*root.glob("jiyao/**/test_*.py"), *root.glob("tests/**/test_*.py")):
        for code, test, shows in _marks(file.read_text(encoding="utf-8")):
            name = f"{file.relative_to(root).as_posix()}::{test}"
            if shows not in SHOWS:
                raise UnknownProof(f"{name} shows {shows!r}")
            found[code].add(Proof(name, shows))
    return {code: tuple(sorted(tests)) for code, tests in found.items()}


def _marks(source: str) -> Iterator[tuple[str, str, str]]:
    if MARKER not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == MARKER:
                    shows = next((k.value for k in mark.keywords if k.arg == "shows"), None)
                    said = str(ast.literal_eval(shows)) if shows else ""
                    yield from ((str(ast.literal_eval(c)), node.name, said) for c in mark.args)
