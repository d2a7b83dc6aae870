"""No setting is declared that nothing reads, and none with a value that nothing tries."""

import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import jiyao
from jiyao.foundation.regime.settings import SETTINGS, Setting

ROOT = Path(jiyao.__file__).parent.parent
DECLARED = [s for s in SETTINGS.values() if not s.code.startswith("tests.")]
EVERY = pytest.mark.parametrize("setting", DECLARED, ids=lambda setting: setting.code)


@cache
def source(tests: bool) -> str:
    """Return the program without the declarations of settings, or its tests."""
    files = [*ROOT.glob("jiyao/**/*.py"), *ROOT.glob("tests/**/*.py")]
    kept = [f for f in files if ("tests" in f.relative_to(ROOT).parts) is tests]
    return "\n".join(f.read_text(encoding="utf-8") for f in kept if f.name != "settings.py")


def ours() -> list[dict[str, Any]]:
    """Return the names of every module of the product."""
    return [vars(m) for n, m in sorted(sys.modules.items()) if n.startswith("jiyao.")]


def name_of(setting: Setting) -> str:
    """Return the name that the setting is declared under."""
    return next(n for names in ours() for n, value in names.items() if value is setting)


def spellings(value: str) -> str:
    """Return a pattern for the value as it is written: by itself, or as a constant of ours."""
    constants = {n for names in ours() for n, v in names.items() if n.isupper() and v == value}
    return "|".join([f'"{re.escape(value)}"', *(rf"\b{name}\b" for name in sorted(constants))])


@EVERY
def test_every_setting_is_read_by_the_program(setting: Setting) -> None:
    assert re.search(rf"\b{name_of(setting)}\.at\(", source(tests=False))


@EVERY
def test_every_value_besides_the_default_is_tried_in_a_test(setting: Setting) -> None:
    others = [value for value in setting.values if value != setting.default]
    at_once = rf"\b{name_of(setting)}\.values\b"
    tried = [v for v in others if re.search(f"{spellings(v)}|{at_once}", source(tests=True))]
    assert tried == others
