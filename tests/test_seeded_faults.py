"""The seeding of faults (proof/) itself: what it changes, and that its explanations stand."""

from pathlib import Path
from typing import Any

from proof.areas import AREAS
from proof.faults import faults_in
from proof.seeding import explained, faults_of

SOURCE = '''
def may(person: int, rows: Any) -> bool:
    """Not a rule."""
    if not person.active and rows:
        return False
    return rows.filter(since__lte=1, by=person).count() > 0
'''


def test_a_fault_is_one_change_and_the_rest_stays() -> None:
    changes = {fault.change for fault in faults_in("m", SOURCE)}
    sources = "".join(fault.source for fault in faults_in("m", SOURCE))
    for expected in (
        "if not person.active or rows:",
        "if person.active and rows:",
        "if rows:",
        "if True:",
        "return True",
        "rows.filter(since__lt=1, by=person)",
        "rows.filter(since__lte=2, by=person)",
        "rows.filter(since__lte=1)",
        "rows.exclude(since__lte=1, by=person)",
    ):
        assert expected in sources, expected
    assert all(fault.source.count("def may(") == 1 for fault in faults_in("m", SOURCE))
    assert not any("Not a rule" in change for change in changes)
    assert len({fault.name for fault in faults_in("m", SOURCE)}) == len(list(changes))


def test_sql_loses_conditions_and_turns_them_round() -> None:
    sources = {f.source for f in faults_in("m", "RULE = f'a = {x} AND (b OR c)'", sql=True)}
    assert sources == {
        "RULE = f'a = {x} OR (b OR c)'",
        "RULE = f'a = {x} AND (b AND c)'",
        "RULE = f'a <> {x} AND (b OR c)'",
        "RULE = f'a = {x} AND true'",
        "RULE = f'true AND (b OR c)'",
    }


def test_every_explained_fault_is_one_that_is_seeded() -> None:
    seeded: set[Any] = {fault.name for area in AREAS for fault in faults_of(area)}
    assert set(explained()) - seeded == set()
    assert {effect for effect, _reason in explained().values()} <= {"equivalent", "narrows"}
    assert all(reason for _effect, reason in explained().values())
    root = Path(__file__).parent.parent
    tests = [test.partition("::")[0] for area in AREAS for test in area.tests]
    assert [test for test in tests if not (root / test).exists()] == []
