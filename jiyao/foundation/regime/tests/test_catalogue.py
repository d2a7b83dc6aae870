"""The catalogue holds every clause; one that contradicts itself stops the start."""

import csv
import shutil
from pathlib import Path

import pytest
from django.apps import apps

import jiyao
from jiyao.foundation.duties.kinds import KINDS, DutyKind
from jiyao.foundation.regime.clauses import (
    CLAUSES,
    FOLDER,
    BadCatalogue,
    UnknownClause,
    check_known,
    read_catalogue,
)
from jiyao.foundation.ui.clauses import name_of

SOURCE = Path(jiyao.__file__).parent.parent.parent / "shared" / "regime" / "clauses.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the catalogue to spoil."""
    return Path(shutil.copytree(FOLDER, tmp_path / "catalogue"))


def add(folder: Path, line: str) -> None:
    with (folder / "cir.csv").open("a", encoding="utf-8") as file:
        file.write(line + "\n")


@pytest.mark.skipif(not SOURCE.exists(), reason="the numbered requirements are not beside the tree")
def test_every_numbered_requirement_is_in_the_catalogue() -> None:
    with SOURCE.open(encoding="utf-8", newline="") as file:
        asked = {row["id"]: set(row["means"].split(",")) for row in csv.DictReader(file)}
    assert asked == {code: set(clause.means) for code, clause in CLAUSES.items()}


def test_titles_and_rules_are_short_and_no_two_clauses_share_a_title() -> None:
    long = [c.id for c in CLAUSES.values() if len(c.title) > 16 or len(c.rule) > 80]
    assert long == []
    assert len({c.title for c in CLAUSES.values()}) == len(CLAUSES)
    assert len({c.rule for c in CLAUSES.values()}) == len(CLAUSES)


def test_an_article_of_law_names_its_law_and_its_year() -> None:
    laws = {c.law.partition("第")[0] for c in CLAUSES.values()}
    assert laws == {"", "保守国家秘密法(2024)", "保守国家秘密法实施条例(2024)"}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("CIR-01,deny,又一条,又一条规则。,,", "CIR-01: twice"),
        ("CIR-99,forbid,新条,新规则。,,", "unknown means 'forbid'"),
        ("CIR-99,,新条,新规则。,,", "unknown means"),
        ("DOC-99,deny,新条,新规则。,,", "not of the area CIR"),
        ("CIR-99,deny,,新规则。,,", "without title"),
    ],
)
def test_a_catalogue_that_contradicts_itself_stops_the_start(
    folder: Path, line: str, why: str
) -> None:
    add(folder, line)
    with pytest.raises(BadCatalogue, match=why):
        read_catalogue(folder)


def test_code_that_cites_an_unknown_clause_stops_the_start() -> None:
    check_known([("somewhere", "CIR-01")], CLAUSES)
    with pytest.raises(UnknownClause, match="somewhere cites CIR-99"):
        check_known([("somewhere", "CIR-99")], CLAUSES)


def test_the_start_itself_looks_at_every_citation(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = DutyKind("某待办", cites=("CIR-99",))
    monkeypatch.setitem(KINDS, "tests.somewhere", kind)
    with pytest.raises(UnknownClause, match=r"tests\.somewhere cites CIR-99"):
        apps.get_app_config("regime").ready()


def test_the_pages_below_know_what_every_clause_is_called() -> None:
    assert name_of["CIR-01"] == CLAUSES["CIR-01"].title
    assert name_of.keys() == CLAUSES.keys()
