"""A clause's status follows from the code that cites it and the tests that prove it."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from jiyao.foundation.regime import proofs
from jiyao.foundation.regime.carrying import carried
from jiyao.foundation.regime.citations import Citation, citations
from jiyao.foundation.regime.clauses import CLAUSES, check_known
from jiyao.foundation.regime.proofs import Proof, UnknownProof, marked_under
from jiyao.foundation.regime.vocabulary import Status

A_TEST = (Proof("tests/test_x.py::test_x"),)
A_REFUSAL = (*A_TEST, Proof("tests/test_x.py::test_y", "refused"))
IN_TIME, OVERDUE = Proof("tests/test_x.py::test_a", "in-time"), Proof("x::test_b", "overdue")
SHOWN, HIDDEN = Proof("tests/test_x.py::test_c", "shown"), Proof("x::test_d", "hidden")


def cited(code: str, *means: str) -> Citation:
    return Citation(code, "rule", "x.y", "jiyao.x.y", frozenset(means))


def status(code: str, *citations: Citation, tests: tuple[Proof, ...] = ()) -> Status:
    return carried(citations, {code: tests} if tests else {})[code].status


def test_what_nothing_cites_is_planned_even_when_a_test_names_it() -> None:
    assert status("CIR-04") is Status.PLANNED
    assert status("CIR-04", tests=A_TEST) is Status.PLANNED


def test_what_is_refused_and_proven_is_enforced() -> None:
    assert status("CIR-04", cited("CIR-04", "deny"), tests=A_REFUSAL) is Status.ENFORCED


def lacks(code: str, *citations: Citation, tests: tuple[Proof, ...] = ()) -> tuple[str, ...]:
    found = carried(citations, {code: tests})[code]
    assert (found.status is Status.ENFORCED) is (found.lacks == ())
    return found.lacks


def test_what_should_be_refused_but_is_only_named_is_supported_and_says_what_it_lacks() -> None:
    assert lacks("CIR-04", cited("CIR-04"), tests=A_REFUSAL) == ("deny",)


def test_what_is_cited_without_a_test_is_only_supported() -> None:
    assert lacks("CIR-04", cited("CIR-04", "deny")) == ("deny/", "deny/refused")


def test_a_refusal_needs_a_test_that_passes_and_one_that_is_refused() -> None:
    code = cited("CIR-04", "deny")
    assert lacks("CIR-04", code, tests=A_TEST) == ("deny/refused",)
    assert lacks("CIR-04", code, tests=A_REFUSAL[1:]) == ("deny/",)
    assert lacks("CIR-04", code, tests=A_REFUSAL) == ()


def test_a_time_limit_needs_a_test_in_time_and_one_overdue() -> None:
    code = cited("CIR-03", "deadline")
    assert lacks("CIR-03", code, tests=(OVERDUE,)) == ("deadline/in-time",)
    assert lacks("CIR-03", code, tests=(IN_TIME,)) == ("deadline/overdue",)
    assert lacks("CIR-03", code, tests=(IN_TIME, OVERDUE)) == ()


def test_a_register_needs_a_test_that_shows_the_row_and_one_that_hides_it() -> None:
    assert lacks("SYS-03", cited("SYS-03"), tests=(SHOWN,)) == ("ledger/hidden",)
    assert lacks("SYS-03", cited("SYS-03"), tests=A_TEST) == ("ledger/shown", "ledger/hidden")
    assert lacks("SYS-03", cited("SYS-03"), tests=(SHOWN, HIDDEN)) == ()


def test_what_is_lacking_is_said_in_words() -> None:
    found = carried([cited("CIR-04")], {"CIR-04": A_TEST})["CIR-04"]
    assert found.lacks_names == ["拒绝", "拒绝（测试：拒绝）"]


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
        "def test_two(): ...\n\n"
        '@pytest.mark.clause("CIR-01", shows="refused")\n'
        "def test_three(): ...\n",
        encoding="utf-8",
    )
    here = "tests/test_a.py::"
    assert marked_under(tmp_path) == {
        "CIR-01": (
            Proof(f"{here}test_one"),
            Proof(f"{here}test_three", "refused"),
            Proof(f"{here}test_two"),
        ),
        "DOC-02": (Proof(f"{here}test_one"),),
    }


def test_what_the_build_wrote_down_is_what_the_source_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / proofs.WRITTEN).parent.mkdir(parents=True)
    test = tmp_path / "tests" / "test_a.py"
    test.parent.mkdir()
    marks = '@pytest.mark.clause("CIR-01", "DOC-02", shows="refused")\n'
    test.write_text(f"{marks}def test_one(): ...\n", encoding="utf-8")
    said = marked_under(tmp_path)
    proofs.write_down(tmp_path)
    test.unlink()
    monkeypatch.setattr(proofs, "ROOT", tmp_path)
    assert proofs.marked_tests.__wrapped__() == said
    assert said["DOC-02"] == (Proof("tests/test_a.py::test_one", "refused"),)


def test_a_mark_that_shows_what_no_test_can_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    source = '@pytest.mark.clause("CIR-01", shows="everything")\ndef test_one(): ...\n'
    (tmp_path / "tests" / "test_a.py").write_text(source, encoding="utf-8")
    with pytest.raises(UnknownProof, match="test_one shows 'everything'"):
        marked_under(tmp_path)


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
