"""No setting is declared that nothing reads, and none with a value that nothing tries."""

import re
import sys
from functools import cache
from pathlib import Path

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


def name_of(setting: Setting) -> str:
    """Return the name that the setting is declared under."""
    ours = [vars(m) for n, m in sorted(sys.modules.items()) if n.startswith("jiyao.")]
    return next(name for names in ours for name, value in names.items() if value is setting)


@EVERY
def test_every_setting_is_read_by_the_program(setting: Setting) -> None:
    assert re.search(rf"\b{name_of(setting)}\.at\(", source(tests=False))


@EVERY
def test_every_value_of_a_setting_is_tried_in_a_test_or_a_branch(setting: Setting) -> None:
    everything = source(tests=True) + source(tests=False)
    untried = [value for value in setting.values if f'"{value}"' not in everything]
    assert untried == []
    assert re.search(rf"\b{name_of(setting)}\b|{re.escape(setting.code)}", source(tests=True))
