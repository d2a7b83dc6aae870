"""No setting is declared that nothing reads, and none whose values no test tries."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

import jiyao
from jiyao.foundation.regime.settings import SETTINGS, Setting

ROOT = Path(jiyao.__file__).parent.parent
DECLARED = [s for s in SETTINGS.values() if not s.code.startswith("tests.")]


def names() -> dict[str, str]:
    """Return the code of every declared setting and the name it is declared under."""
    found = {}
    for file in ROOT.glob("jiyao/**/settings.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("setting("):
                [target] = node.targets
                found[_code(node.value)] = ast.unparse(target)
    return found


def _code(call: ast.expr) -> str:
    words = [k.value for n in ast.walk(call) if isinstance(n, ast.Call) for k in n.keywords
             if k.arg == "code"]  # fmt: skip
    firsts = [n.args[0] for n in ast.walk(call) if isinstance(n, ast.Call) and n.args]
    literals = [n.value for n in (*words, *firsts) if isinstance(n, ast.Constant)]
    return str(literals[0])


def sources(tests: bool) -> str:
    """Return the source of the program, or of its tests."""
    files = [*ROOT.glob("jiyao/**/*.py"), *ROOT.glob("tests/**/*.py")]
    kept = [f for f in files if ("tests" in f.relative_to(ROOT).parts) is tests]
    return "\n".join(f.read_text(encoding="utf-8") for f in kept)


@pytest.mark.parametrize("setting", DECLARED, ids=lambda s: s.code)
def test_every_setting_is_read_somewhere(setting: Setting) -> None:
    assert f"{names()[setting.code]}.at(" in sources(tests=False)
