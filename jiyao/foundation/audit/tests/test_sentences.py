"""Every code that can stand on the trail is said in Chinese words."""

import re
from pathlib import Path

import pytest
from django.apps import apps

import jiyao
from jiyao.foundation.audit.sentences import codes_said, sentence
from jiyao.foundation.paper.declarations import PAPERS
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.trail.models import Outcome

AREAS = "|".join(c.name.split(".")[-1] for c in apps.get_app_configs() if "jiyao" in c.name)
CODE = re.compile(rf'"((?:{AREAS})\.[a-z-]+\.[a-z-]+)"')


def codes() -> list[str]:
    """Return every literal in the product that has the form of a trail code."""
    files = Path(jiyao.__file__).parent.rglob("*.py")
    sources = [f for f in files if "/tests/" not in f.as_posix()]
    return sorted({code for f in sources for code in CODE.findall(f.read_text(encoding="utf-8"))})


def test_the_codes_of_every_area_are_looked_at() -> None:
    areas = {code.partition(".")[0] for code in codes()}
    assert {"accounts", "desk", "duties", "trail", "carriers", "regime"} <= areas


@pytest.mark.parametrize("code", [*codes(), *sorted(PROCEDURES)])
def test_a_code_is_said_in_words(code: str) -> None:
    assert re.search(r"[\u4e00-\u9fff]", sentence(code)), code


def test_a_view_is_not_said_like_the_act_that_begins_such_a_record() -> None:
    code = "carriers.stocktake.opened"
    assert sentence(code, Outcome.DONE) == "开始清点"
    assert sentence(code, Outcome.OPENED) == "查看清点"
    assert code in codes_said("查看清点")
    assert code in codes_said("开始清点")


def test_readings_name_what_was_read() -> None:
    assert sentence("carriers.copy.opened") == "查看份"
    assert sentence("carriers.document.sought") == "试图查看收文"


@pytest.mark.parametrize("code", sorted(PAPERS))
def test_a_printing_names_the_paper(code: str) -> None:
    assert sentence(f"{code}.printed") == f"打印{PAPERS[code].title}"
