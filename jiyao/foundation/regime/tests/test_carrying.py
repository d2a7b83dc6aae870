"""A clause's status follows from the code that cites it and the tests that prove it."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from jiyao.foundation.regime.carrying import carried
from jiyao.foundation.regime.citations import Citation, citations
from jiyao.foundation.regime.clauses import CLAUSES, check_known
from jiyao.foundation.regime.proofs import Proof, marked_under
from jiyao.foundation.regime.vocabulary import Status

A_TEST = (Proof("tests/test_x.py::test_x"),)
A_REFUSAL = (Proof("tests/test_x.py::test_y", True),)


def cited(code: str, *means: str) -> Citation:
    return Citation(code, "rule", "x.y", "jiyao.x.y", frozenset(means))


def status(code: str, *citations: Citation, tests: tuple[Proof, ...] = ()) -> Status:
    return carried(citations, {code: tests} if tests else {})[code].status


def test_what_nothing_cites_is_planned_even_when_a_test_names_it() -> None:
    assert status("CIR-04") is Status.PLANNED
    assert status("CIR-04", tests=A_TEST) is Status.PLANNED


def test_what_is_refused_and_proven_is_enforced() -> None:
    assert status("CIR-04", cited("CIR-04", "deny"), tests=A_REFUSAL) is Status.ENFORCED


def test_what_should_be_refused_but_is_only_named_is_supported_and_says_what_it_lacks() -> None:
    found = carried([cited("CIR-04")], {"CIR-04": A_REFUSAL})["CIR-04"]
    assert (found.status, found.lacks) == (Status.SUPPORTED, ("deny",))


def test_what_is_cited_without_a_test_is_only_supported() -> None:
    assert status("CIR-04", cited("CIR-04", "deny")) is Status.SUPPORTED


def test_a_refusal_that_no_test_meets_is_not_yet_enforced() -> None:
    found = carried([cited("CIR-04", "deny")], {"CIR-04": A_TEST})["CIR-04"]
    assert (found.status, found.lacks) == (Status.SUPPORTED, ("deny",))


def test_what_can_only_be_taught_is_taught_when_a_test_proves_it() -> None:
    assert CLAUSES["COM-01"].only_taught
    assert status("COM-01", tests=A_TEST) is Status.TAUGHT
    assert status("COM-01") is Status.PLANNED


def test_every_citation_names_a_clause_of_the_catalogue() -> None:
    check_known(((c.place, c.clause) for c in citations()), CLAUSES)


@pytest.mark.clause("INS-08")
def test_no_clause_is_neither_planned_nor_proven() -> None:
    unproven = [c.clause.id for c in carried().values() if c.citations and not c.tests]
    assert unproven == []


def test_markers_are_found_above_and_below_other_decorators(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_a.py").write_text(
        '@pytest.mark.clause("CIR-01", "DOC-02")\n'
        '@pytest.mark.parametrize(\n    ("a", "b"), [(1, f(2))]\n)\n'
        "def test_one(): ...\n\n"
        '@pytest.mark.usefixtures("x")\n@pytest.mark.clause("CIR-01")\n'
        "def test_two():\n    refused()\n",
        encoding="utf-8",
    )
    here = "tests/test_a.py::"
    assert marked_under(tmp_path) == {
        "CIR-01": (Proof(f"{here}test_one"), Proof(f"{here}test_two", True)),
        "DOC-02": (Proof(f"{here}test_one"),),
    }


def command(*options: str) -> str:
    out = StringIO()
    call_command("clauses", *options, stdout=out)
    return out.getvalue()


def test_the_command_lists_every_clause_with_status_code_and_tests() -> None:
    rows: dict[str, Any] = {row["id"]: row for row in json.loads(command("--json"))}
    assert rows.keys() == CLAUSES.keys()
    assert rows["CIR-01"]["status"] == "enforced"
    assert "carriers.copy_is_back_with_the_keeper" in rows["CIR-01"]["cited_by"]
    assert any("test_sending" in test for test in rows["CIR-01"]["tests"])


def test_the_command_prints_one_clause_a_line_without_json() -> None:
    lines = command().splitlines()
    assert len(lines) == len(CLAUSES)
    assert any(line.startswith("CIR-01  enforced") for line in lines)
