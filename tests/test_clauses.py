"""The clauses that are carried out are cited by procedures and proven by marked tests."""

import re
from pathlib import Path

import jiyao
from jiyao.foundation.procedures.declarations import PROCEDURES

ROOT = Path(jiyao.__file__).parent.parent
CARRIED_OUT = """
SYS-01 SYS-02 SYS-03 SYS-06 SYS-07 SYS-10 DOC-01 DOC-15 DOC-22 CIR-01 CIR-02 CIR-05 CIR-06
""".split()
BY_THE_MACHINERY = {"SYS-03"}
MARK = re.compile(r"mark\.clause\(([^)]*)\)")


def proven() -> set[str]:
    """Return the clauses that some test is marked with."""
    files = [*ROOT.glob("jiyao/**/test_*.py"), *ROOT.glob("tests/**/test_*.py")]
    marks = [m for file in files for m in MARK.findall(file.read_text(encoding="utf-8"))]
    return {clause for mark in marks for clause in re.findall(r"[A-Z]{3}-\d\d", mark)}


def test_every_clause_carried_out_is_proven() -> None:
    assert set(CARRIED_OUT) <= proven()


def test_every_clause_carried_out_is_cited_by_a_procedure_or_kept_by_the_machinery() -> None:
    cited = {clause for p in PROCEDURES.values() for clause in p.clauses}
    assert set(CARRIED_OUT) - BY_THE_MACHINERY <= cited
