import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from jiyao.foundation.trail import verifier
from jiyao.foundation.trail.tests.tampering import KINDS, edit_body

COUNT, FIRST, SECOND = 900, 300, 800
PLACES = 4


@pytest.fixture
def signed_house(house):
    house.write(FIRST)
    house.sign()
    house.write(SECOND - FIRST)
    house.sign()
    house.write(COUNT - SECOND)
    return house


def faults(house, source):
    return [result.fault for result in house.verify(source) if result.fault]


def places(more):
    """Return the places at the seams of the tree and so many others."""
    seams = [1, 256, 257, FIRST, FIRST + 1, SECOND - 8]
    others = [n for n in range(2, SECOND - 8) if n not in seams]
    return [*seams, *random.Random(6962).sample(others, more)]  # noqa: S311


def not_found(signed_house, places):
    """Tamper in every way at every place; return what was not found at its first number."""
    sound = signed_house.copy()
    assert not faults(signed_house, sound)
    wrong = []
    for name, deed in KINDS.items():
        for n in places:
            target = signed_house.home / "tampered.sqlite3"
            shutil.copy(sound, target)
            first = tampered(target, deed, n)
            found = faults(signed_house, target)
            year = signed_house.year
            if not any((f.log, f.first, f.last) == (year, first, first) for f in found):
                wrong.append((name, n, found))
    return wrong


def tampered(target, deed, n):
    """Do the deed on a copy whose triggers are taken away; return the first bad number."""
    with sqlite3.connect(target) as link:
        link.execute("PRAGMA ignore_check_constraints = ON")
        triggers = link.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (trigger,) in triggers.fetchall():
            link.execute(f"DROP TRIGGER {trigger}")
        first = deed(link, n)
    link.close()
    return first


def test_every_kind_of_tampering_is_found_at_its_first_number(signed_house):
    assert not not_found(signed_house, places(PLACES))


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE trail_checkpoint SET size = size + 1 WHERE size = 300",
        "UPDATE trail_checkpoint SET root = zeroblob(32) WHERE size = 300",
        "UPDATE trail_checkpoint SET note = replace(note, char(10) || '300', char(10) || '299')"
        " WHERE size = 300",
        "UPDATE trail_checkpoint SET note = 'nonsense' WHERE size = 300",
        "UPDATE trail_checkpoint SET log = log - 1 WHERE size = 300",
    ],
)
def test_a_forged_checkpoint_is_found(signed_house, deed):
    source = signed_house.copy()
    with sqlite3.connect(source) as link:
        link.execute("DROP TRIGGER trail_checkpoint_stays")
        link.execute(deed)
    link.close()
    assert any(fault.kind == verifier.CHECKPOINT for fault in faults(signed_house, source))


def test_an_old_database_put_back_is_found(house):
    house.write(5)
    house.sign()
    old = house.copy()
    house.write(5)
    house.sign()
    assert [(f.first, f.last, f.kind) for f in faults(house, old)] == [(6, 6, verifier.SHORT)]


def test_without_the_leaves_file_the_checkpoints_around_are_named(signed_house):
    source = signed_house.copy()
    with sqlite3.connect(source) as link:
        link.execute("DROP TRIGGER trail_entry_stays")
        edit_body(link, 700, honest_leaf=True)
    link.close()
    next(signed_house.signer.published.glob("*.leaves")).unlink()
    assert [f[1:3] for f in faults(signed_house, source)] == [(FIRST + 1, SECOND)]


def test_a_leaves_file_that_no_signed_root_proves_is_not_believed(signed_house):
    source = signed_house.copy()
    with sqlite3.connect(source) as link:
        link.execute("DROP TRIGGER trail_entry_stays")
        edit_body(link, 700, honest_leaf=True)
    link.close()
    path = next(signed_house.signer.published.glob("*.leaves"))
    path.write_bytes(b"\0" * 32 + path.read_bytes()[32:])
    assert [f[1:3] for f in faults(signed_house, source)] == [(FIRST + 1, SECOND)]


def test_entries_after_the_closing_are_found(house):
    house.write(5)
    house.sign(close=True)
    house.write(1)
    assert [f[1:] for f in faults(house, house.copy())] == [(6, 6, verifier.CLOSED)]


def test_a_clock_set_back_is_a_remark_and_no_fault(house, time_machine):
    time_machine.move_to("2026-03-01T10:00:00Z")
    house.write(2)
    time_machine.move_to("2026-03-01T09:00:00Z")
    house.write(1)
    house.sign()
    (result,) = house.verify(house.copy())
    assert (result.fault, result.back) == (None, 3)


def test_numbers_of_people_in_chinese_are_no_fault(house):
    from jiyao.foundation.trail.recording import record_alone

    record_alone("甲-001", "a.b.done", "done")
    house.sign()
    assert not faults(house, house.copy())


def run_alone(folder, *words):
    lone = folder / "verifier.py"
    shutil.copy(Path(verifier.__file__), lone)
    command = [sys.executable, "-I", str(lone), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_verifier_runs_as_one_file_on_another_machine(signed_house):
    key, source = str(signed_house.signer.public_key()), signed_house.copy()
    away = signed_house.home / "away"
    away.mkdir()
    words = [source, "--key", key, "--checkpoint", signed_house.signer.published]
    good = run_alone(away, *words)
    assert (good.returncode, good.stdout[:4]) == (0, "PASS")
    with sqlite3.connect(source) as link:
        link.execute("DROP TRIGGER trail_entry_stays")
        edit_body(link, 77, honest_leaf=True)
    link.close()
    bad = run_alone(away, *words)
    assert (bad.returncode, bad.stdout) == (
        1,
        f"FAIL {signed_house.year} #77 {verifier.CHANGED}\n",
    )
    assert run_alone(away, source).returncode == 2
    assert run_alone(away, away / "absent", "--key", "nonsense").returncode == 2
