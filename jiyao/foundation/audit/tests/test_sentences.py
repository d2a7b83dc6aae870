"""Every code that can stand on the trail is said in Chinese words."""

import re
from pathlib import Path

import pytest

import jiyao
from jiyao.foundation.audit.sentences import sentence
from jiyao.foundation.paper.declarations import PAPERS
from jiyao.foundation.procedures.declarations import PROCEDURES

CODE = re.compile(r'"((?:accounts|people|approvals|procedures|desk|access)\.[a-z-]+\.[a-z-]+)"')


def codes() -> list[str]:
    """Return every literal in the product that has the form of a trail code."""
    files = Path(jiyao.__file__).parent.rglob("*.py")
    sources = [f for f in files if "/tests/" not in f.as_posix()]
    return sorted({code for f in sources for code in CODE.findall(f.read_text(encoding="utf-8"))})


@pytest.mark.parametrize("code", [*codes(), *sorted(PROCEDURES)])
def test_a_code_is_said_in_words(code: str) -> None:
    assert re.search(r"[\u4e00-\u9fff]", sentence(code)), code


def test_readings_name_what_was_read() -> None:
    assert sentence("carriers.copy.opened") == "查看份"
    assert sentence("carriers.document.sought") == "试图查看收文"


@pytest.mark.parametrize("code", sorted(PAPERS))
def test_a_printing_names_the_paper(code: str) -> None:
    assert sentence(f"{code}.printed") == f"打印{PAPERS[code].title}"
