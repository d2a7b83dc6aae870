"""No clause vanishes, none loses its proof, and every mark on a test is true (`clauses.csv`)."""

import csv
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.regime.carrying import Carrying, carried
from jiyao.foundation.regime.clauses import CLAUSES
from jiyao.foundation.regime.proofs import Proof
from jiyao.foundation.trail.models import Entry
from tests.proving import Proving, is_chosen, is_whole, unproven, untrue

TABLE = Path(__file__).with_name("clauses.csv")
ONE = "tests/test_x.py::test_one"


def written() -> dict[str, str]:
    """Return the written expectation: clause → status."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["status"] for row in csv.DictReader(file)}


def test_every_clause_is_carried_out_as_far_as_written() -> None:
    now = {code: each.status.value for code, each in carried().items()}
    differs = [
        f"{code}: {now.get(code, 'gone')}, written {written().get(code, 'nothing')}"
        for code in sorted(now.keys() | written().keys())
        if now.get(code) != written().get(code)
    ]
    assert differs == []


class Marked:
    """A test with marks, as the watching of marks sees it."""

    def __init__(self, name: str, *marks: Any) -> None:
        self.nodeid = name
        self.marks = marks

    def iter_markers(self, name: str) -> list[Any]:
        return [mark.mark for mark in self.marks]


def shown_by(*marks: Any, refused: set[str], name: str = ONE) -> Proving:
    """Let a test with these marks pass while refusals citing these clauses were recorded."""
    proving = Proving()
    proving.refused = refused
    proving.note_pass(Marked(name, *marks))  # type: ignore[arg-type]
    return proving


def carrying(*shows: str) -> dict[str, Carrying]:
    """Return what carries CIR-01 out: one citation, and a test for each of `shows`."""
    from jiyao.foundation.regime.citations import Citation

    cites = (Citation("CIR-01", "rule", "x.y", "jiyao.x.y", frozenset({"deny"})),)
    return {"CIR-01": Carrying(CLAUSES["CIR-01"], cites, tuple(Proof(ONE, s) for s in shows))}


def test_a_refusal_counts_only_when_the_trail_says_that_the_clause_refused() -> None:
    mark = pytest.mark.clause("CIR-01", shows="refused")
    assert unproven(shown_by(mark, refused={"CIR-01"}).shown, carrying("refused")) == []
    false = shown_by(mark, refused={"SYS-02"}).shown
    assert unproven(false, carrying("refused")) == ["CIR-01 refused: no test that ran shows it"]
    assert untrue(false) == [f"{ONE}: marked CIR-01 refused, but no refusal on the trail cited it"]


def test_a_clause_that_is_cited_is_marked_on_a_test_that_ran() -> None:
    assert unproven({}, carrying()) == ["CIR-01: cited, but no test is marked with it"]
    assert unproven({}, carrying("")) == ["CIR-01: no test that ran shows it"]
    assert unproven(shown_by(pytest.mark.clause("CIR-01"), refused=set()).shown, carrying("")) == []


def test_of_a_parametrised_test_one_refusal_is_enough() -> None:
    mark = pytest.mark.clause("CIR-01", shows="refused")
    proving = shown_by(mark, refused={"CIR-01"}, name=f"{ONE}[a]")
    proving.refused = set()
    proving.note_pass(Marked(f"{ONE}[b]", mark))  # type: ignore[arg-type]
    assert proving.shown == {ONE: {"CIR-01 refused": True}}


def test_what_another_process_found_is_taken_in() -> None:
    mark = pytest.mark.clause("CIR-01", shows="refused")
    proving = shown_by(mark, refused=set())
    proving.take_in(dict(shown_by(mark, refused={"CIR-01"}).shown))
    assert proving.shown == {ONE: {"CIR-01 refused": True}}


def test_the_refusals_are_read_from_the_entries_of_the_trail(cast: Any) -> None:
    from jiyao.domains.carriers.procedures.receiving import count

    proving = Proving()
    proving.refused = set()
    with pytest.raises(Refused):
        count(by=cast["stranger"])
    for entry in Entry.objects.using("act").order_by("id"):
        proving.note_entry(entry)
    assert proving.refused == {"SYS-02"}


NOTHING = {"keyword": "", "markexpr": "", "deselect": None, "ignore": None, "collectonly": False}
SOURCES = pytest.Config.ArgsSource


def run_of(source: Any = SOURCES.TESTPATHS, args: Any = ("tests",), **options: Any) -> Any:
    """Return the configuration of a run, as pytest hands it over."""
    chosen = SimpleNamespace(**NOTHING | options)
    return SimpleNamespace(option=chosen, args_source=source, args=list(args))


@pytest.mark.parametrize(
    "options",
    [
        {"keyword": "sending"},
        {"markexpr": "clause"},
        {"deselect": ["x"]},
        {"ignore": ["x"]},
        {"collectonly": True},
        {"source": SOURCES.ARGS, "args": ["tests/test_x.py::test_one[a]"]},
    ],
)
def test_a_run_of_chosen_tests_judges_nothing(options: dict[str, Any]) -> None:
    assert is_chosen(run_of(**options))


def test_a_run_of_a_folder_judges_its_own_marks_alone() -> None:
    run = run_of(SOURCES.ARGS, ["tests/access"])
    assert (is_chosen(run), is_whole(run)) == (False, False)


def test_a_run_of_everything_is_judged() -> None:
    assert (is_chosen(run_of()), is_whole(run_of())) == (False, True)
