"""Which tests are marked with which clause, read from the source when it is there."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jiyao

ROOT = Path(jiyao.__file__).parent.parent
MARKER = "pytest.mark.clause"


@cache
def marked_tests() -> dict[str, tuple[str, ...]]:
    """Return the marked tests of each clause as `file::test`, in the order of their names.

    Where the product is installed without its source, only the tests inside the package count.
    """
    return marked_under(ROOT)


def marked_under(root: Path) -> dict[str, tuple[str, ...]]:
    """Return the marked tests in the source tree `root`."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for file in (*root.glob("jiyao/**/test_*.py"), *root.glob("tests/**/test_*.py")):
        for code, test in _marks(file.read_text(encoding="utf-8")):
            found[code].add(f"{file.relative_to(root).as_posix()}::{test}")
    return {code: tuple(sorted(tests)) for code, tests in found.items()}


def _marks(source: str) -> Iterator[tuple[str, str]]:
    if MARKER not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == MARKER:
                    yield from ((str(ast.literal_eval(code)), node.name) for code in mark.args)
