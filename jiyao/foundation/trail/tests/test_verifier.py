import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from jiyao.foundation.trail import body as bodies
from jiyao.foundation.trail import verifier

COUNT, FIRST, SECOND = 900, 300, 800
PLACES = int(os.environ.get("JIYAO_TAMPERED_PLACES", "4"))
COLUMNS = "log, entry_id, at, who, code, kind, ref, level, outcome, leaf, body"


def leaf_of(data):
    return bodies.leaf_of(bytes(data))


def edit_body(link, n, honest_leaf):
    body = link.execute("SELECT body FROM trail_entry WHERE seq = ?", (n,)).fetchone()[0]
    body = body.replace(b'"rulebook":""', b'"rulebook":"x"')
    link.execute("UPDATE trail_entry SET body = ? WHERE seq = ?", (body, n))
    if honest_leaf:
        link.execute("UPDATE trail_entry SET leaf = ? WHERE seq = ?", (leaf_of(body), n))
    return n


def edit_who_everywhere(link, n):
    link.execute(
        "UPDATE trail_entry SET who = 'P9', body = CAST(replace(CAST(body AS TEXT),"
        ' \'"who":"P001"\', \'"who":"P9"\') AS BLOB) WHERE seq = ?',
        (n,),
    )
    body = link.execute("SELECT body FROM trail_entry WHERE seq = ?", (n,)).fetchone()[0]
    link.execute("UPDATE trail_entry SET leaf = ? WHERE seq = ?", (leaf_of(body), n))
    return n


def set_column(name, value):
    def deed(link, n):
        sql = f"UPDATE trail_entry SET {name} = ? WHERE seq = ?"  # noqa: S608
        link.execute(sql, (value, n))
        return n

    return deed


def renumber(link, n, by):
    """Move every number from n on, first out of the way of the unique index."""
    link.execute("UPDATE trail_entry SET seq = -seq WHERE seq >= ?", (n,))
    link.execute("UPDATE trail_entry SET seq = -seq + ? WHERE seq < 0", (by,))


def delete(link, n):
    link.execute("DELETE FROM trail_entry WHERE seq = ?", (n,))
    return n


def delete_and_renumber(link, n):
    delete(link, n)
    renumber(link, n, -1)
    return n


def swap(link, n):
    link.execute("UPDATE trail_entry SET seq = -1 WHERE seq = ?", (n,))
    link.execute("UPDATE trail_entry SET seq = ? WHERE seq = ?", (n, n + 7))
    link.execute("UPDATE trail_entry SET seq = ? WHERE seq = -1", (n + 7,))
    return n


def insert(link, n):
    """Put a well-made entry at number n."""
    renumber(link, n, 1)
    made = bodies.Body("f" * 32, bodies.datetime(2026, 1, 1), 1, "P1", "a.b.c", "done")
    row = link.execute("SELECT log FROM trail_entry LIMIT 1").fetchone()
    data = made.to_bytes().replace(b'"log":2026', b'"log":%d' % row[0])
    values = (row[0], n, "f" * 32, "2026-01-01T00:00:00.000000Z", leaf_of(data), data)
    link.execute(
        "INSERT INTO trail_entry (log, seq, entry_id, at, leaf, body, who, code, kind, ref, level,"
        " outcome) VALUES (?, ?, ?, ?, ?, ?, 'P1', 'a.b.c', '', '', '', 'done')",
        values,
    )
    return n


def without_constraints(link):
    """Let the table forget its unique and not-null columns, as its owner can."""
    link.execute("CREATE TABLE bare AS SELECT * FROM trail_entry")
    link.execute("DROP TABLE trail_entry")
    link.execute("ALTER TABLE bare RENAME TO trail_entry")


def copy_of_an_entry(link, n):
    """Replace entry n, or the second, by a copy of the first."""
    n = max(n, 2)
    without_constraints(link)
    delete(link, n)
    sql = f"SELECT ?, {COLUMNS} FROM trail_entry WHERE seq = 1"  # noqa: S608
    link.execute(f"INSERT INTO trail_entry (seq, {COLUMNS}) {sql}", (n,))
    return n


def null_column(link, n):
    without_constraints(link)
    return set_column("kind", None)(link, n)


def truncate(link, n):
    link.execute("DELETE FROM trail_entry WHERE seq >= ?", (n,))
    return n


def empty_body(link, n):
    link.execute("UPDATE trail_entry SET body = '' WHERE seq = ?", (n,))
    return n


def body_as_number(link, n):
    link.execute("UPDATE trail_entry SET body = 5, leaf = 5 WHERE seq = ?", (n,))
    return n


def unnumbered(link, n):
    link.execute("UPDATE trail_entry SET seq = NULL WHERE seq = ?", (n,))
    return n


def injected_columns(link, n):
    """Hide another person in a column by writing JSON into its neighbour."""
    link.execute(
        "UPDATE trail_entry SET who = 'P9', code = code || '\",\"who\":\"P001' WHERE seq = ?", (n,)
    )
    return n


def moved_to_another_year(link, n):
    link.execute("UPDATE trail_entry SET log = log - 1 WHERE seq = ?", (n,))
    return n


def exchanged_columns(link, n):
    link.execute("UPDATE trail_entry SET who = code, code = who WHERE seq = ?", (n,))
    return n


KINDS = {
    "a body": lambda link, n: edit_body(link, n, honest_leaf=False),
    "a body with its leaf": lambda link, n: edit_body(link, n, honest_leaf=True),
    "a person in body, leaf and column": edit_who_everywhere,
    "a leaf": set_column("leaf", b"\0" * 32),
    "the column who": set_column("who", "P002"),
    "the column at": set_column("at", "2020-01-01T00:00:00.000000Z"),
    "the column code": set_column("code", "carriers.copy.destroyed"),
    "the column kind": set_column("kind", ""),
    "the column ref": set_column("ref", "0" * 32),
    "the column level": set_column("level", "state:1"),
    "the column outcome": set_column("outcome", "refused"),
    "the column entry_id": set_column("entry_id", "e" * 32),
    "columns exchanged": exchanged_columns,
    "columns with JSON in them": injected_columns,
    "a deletion": delete,
    "a deletion with renumbering": delete_and_renumber,
    "two entries exchanged": swap,
    "an insertion with renumbering": insert,
    "an earlier entry copied over": copy_of_an_entry,
    "the tail cut off": truncate,
    "an empty body": empty_body,
    "a body that is a number": body_as_number,
    "a number taken away": unnumbered,
    "a zero byte and more in a column": set_column("who", "P001\0P002"),
    "bytes that are no text in a column": set_column("who", b"\xff\xfe"),
    "nothing in a column": null_column,
}


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


def places():
    chance = random.Random(6962)  # noqa: S311
    more = chance.sample(range(2, SECOND - 8), PLACES)
    return [1, 256, 257, FIRST, FIRST + 1, SECOND - 8, *more]


def test_every_kind_of_tampering_is_found_at_its_first_number(signed_house):
    sound = signed_house.copy()
    assert not faults(signed_house, sound)
    wrong = []
    for name, deed in KINDS.items():
        for n in places():
            target = signed_house.home / "tampered.sqlite3"
            shutil.copy(sound, target)
            with sqlite3.connect(target) as link:
                link.execute("PRAGMA ignore_check_constraints = ON")
                for (trigger,) in link.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'trigger'"
                ).fetchall():
                    link.execute(f"DROP TRIGGER {trigger}")
                first = deed(link, n)
            link.close()
            found = faults(signed_house, target)
            year = signed_house.year
            if not any((f.log, f.first, f.last) == (year, first, first) for f in found):
                wrong.append((name, n, found))
    assert not wrong


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
