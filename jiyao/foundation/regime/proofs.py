"""Which tests are marked with which clause, read from the source when it is there."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jiyao

ROOT = Path(jiyao.__file__).parent.parent
MARKER = "pytest.mark.clause"
SIGNS_OF_REFUSAL = ("Refused", "refus", "Unseen", "unseen", "403", "404")


@dataclass(frozen=True, order=True)
class Proof:
    """A marked test as `file::test`; `refuses` when its body meets a refusal."""

    name: str
    refuses: bool = False


@cache
def marked_tests() -> dict[str, tuple[Proof, ...]]:
    """Return the marked tests of each clause, in the order of their names.

    Where the product is installed without its source, only the tests inside the package count.
    """
    return marked_under(ROOT)


def marked_under(root: Path) -> dict[str, tuple[Proof, ...]]:
    """Return the marked tests in the source tree `root`."""
    found: defaultdict[str, set[Proof]] = defaultdict(set)
    for file in (*root.glob("jiyao/**/test_*.py"), *root.glob("tests/**/test_*.py")):
        for code, test in _marks(file.read_text(encoding="utf-8")):
            name = f"{file.relative_to(root).as_posix()}::{test.name}"
            found[code].add(Proof(name, _refuses(test)))
    return {code: tuple(sorted(tests)) for code, tests in found.items()}


def _marks(source: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    if MARKER not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == MARKER:
                    yield from ((str(ast.literal_eval(code)), node) for code in mark.args)


def _refuses(test: ast.FunctionDef) -> bool:
    body = "\n".join(map(ast.unparse, test.body))
    return any(sign in body for sign in SIGNS_OF_REFUSAL)
