"""The table of docs/security/asvs.md names only what is there, and counts what it says."""

import re
from collections import Counter

import pytest

from tests.browser.installation import ROOT

TABLE = (ROOT / "docs/security/asvs.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (V?[\d.]+) \| ([12]) \| ([a-z ]+) \| (.+) \| (.+) \|$", re.M)
STATES = {"met", "partly", "not met", "operator", "not applicable"}
NAMED = re.compile(r"`((?:tests|jiyao|proof)/[\w/.]+)(?:::(\w+))?`")
CHAPTERS = {f"V{number}" for number in range(1, 18)}


def rows() -> list[tuple[str, ...]]:
    """Return number, level, state, what is asked and the reason of each row."""
    return ROW.findall(TABLE)


def test_every_row_has_a_state_and_no_number_comes_twice() -> None:
    assert len(rows()) > 200
    assert {row[2] for row in rows()} == STATES
    assert [n for n, times in Counter(row[0] for row in rows()).items() if times > 1] == []
    assert {f"V{row[0].lstrip('V').partition('.')[0]}" for row in rows()} == CHAPTERS


def test_the_figures_above_the_table_are_its_own() -> None:
    for state, times in Counter(row[2] for row in rows()).items():
        assert f"| {state} | {times} |" in TABLE


def test_what_is_missing_is_said_above_the_table_too() -> None:
    missing = {row[0] for row in rows() if row[2] in ("partly", "not met")}
    assert set(re.findall(r"^- ([\d.]+),", TABLE, re.M)) == missing


@pytest.mark.parametrize(("path", "test"), sorted(set(NAMED.findall(TABLE))))
def test_what_is_named_exists(path: str, test: str) -> None:
    assert (ROOT / path).exists()
    if test:
        assert f"def {test}(" in (ROOT / path).read_text(encoding="utf-8")
