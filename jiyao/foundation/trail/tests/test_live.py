import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from jiyao.foundation.people.models import Circle
from jiyao.foundation.trail import live, seals, verifier
from jiyao.foundation.trail.models import Checkpoint, Entry
from jiyao.foundation.trail.recording import acting
from jiyao.foundation.trail.tests.test_signing import behind_the_back
from tests.counting import calls_of


def founded(name, count=1):
    with acting("P001") as act:
        rows = [Circle.objects.create(kind_of="unit", name=f"{name}{i}") for i in range(count)]
        act.record("people.circle.founded", "done")
    return rows[0]


def renamed(circle, name):
    with acting("P001") as act:
        circle.name = name
        circle.save()
        act.record("people.circle.renamed", "done")


def live_in(house):
    """Let there be entries, bulk work, a renamed row and a checkpoint."""
    house.signer.published = house.home / "checkpoints"
    house.write(300)
    founded("甲", 60)
    renamed(founded("乙"), "丙")
    house.sign()
    return house


@pytest.fixture(params=["house", "great_house"])
def lived_in(request):
    return live_in(request.getfixturevalue(request.param))


@pytest.fixture
def sqlite_house(house):
    return live_in(house)


def first_bad():
    return next((result.fault for result in live.verify_live() if result.fault), None)


def test_each_signature_is_checked_once(sqlite_house):
    sqlite_house.write(1)
    sqlite_house.sign()
    checked = verifier.signature_holds
    assert calls_of(checked, live.verify_live) == Checkpoint.objects.count() == 2


def test_a_sound_house_has_no_fault_on_either_database(lived_in):
    assert first_bad() is None
    assert list(seals.row_faults()) == []
    call_command("trail", "verify")


NODE = 'UPDATE trail_node SET hash = zeroblob(32) WHERE "index" = 0'


@pytest.mark.parametrize(
    ("deed", "first", "kind"),
    [
        ("UPDATE trail_entry SET who = 'P2' WHERE seq = 7", 7, verifier.COLUMN),
        (NODE, 1, live.NODE),
        ("DELETE FROM trail_node", 1, live.NODE),
        ('UPDATE trail_node SET "index" = 1', 1, live.NODE),
        ("DELETE FROM trail_checkpoint", 303, live.LOST),
        ("UPDATE trail_manifest SET rows = x'00'", 301, live.MANIFEST),
        ("DELETE FROM trail_manifest", 301, live.MANIFEST),
        ("UPDATE trail_entry SET seq = NULL WHERE seq = 303", 303, verifier.SHORT),
    ],
)
def test_tampering_around_the_entries_is_found(sqlite_house, deed, first, kind):
    behind_the_back(deed)
    fault = first_bad()
    assert (fault.first, fault.kind) == (first, kind)
    with pytest.raises(SystemExit):
        call_command("trail", "verify")


def test_a_signer_that_ended_before_it_wrote_its_file_raises_no_alarm(sqlite_house):
    max((sqlite_house.home / "checkpoints").glob("*.txt")).unlink()
    assert first_bad() is None
    sqlite_house.write(1)
    sqlite_house.sign()
    assert first_bad() is None


def test_a_row_without_a_number_is_found(sqlite_house):
    sqlite_house.write(1)
    behind_the_back("UPDATE trail_entry SET seq = NULL WHERE seq = 304")
    assert first_bad()[1:] == (304, 304, live.UNNUMBERED)


def test_tampering_is_found_on_postgresql(great_house):
    great_house.signer.published = great_house.home / "checkpoints"
    great_house.write(300)
    great_house.sign()
    with connections["default"].cursor() as cursor:
        cursor.execute("ALTER TABLE trail_entry DISABLE TRIGGER USER")
        cursor.execute("UPDATE trail_entry SET who = 'P2' WHERE seq = 280")
        assert first_bad()[1:] == (280, 280, verifier.COLUMN)
        cursor.execute("UPDATE trail_entry SET body = 'x', leaf = '' WHERE seq = 70")
        assert first_bad()[1:] == (70, 70, verifier.LEAF)
        cursor.execute("DELETE FROM trail_entry WHERE seq = 60")
        assert first_bad()[1:] == (60, 60, verifier.NUMBER)


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("UPDATE people_circle SET name = '丁' WHERE name = '丙'", seals.BROKEN),
        ("DELETE FROM people_circle WHERE name = '丙'", seals.GONE),
        ("UPDATE people_circle SET sealed_by = '' WHERE name = '丙'", seals.BROKEN),
        (
            "UPDATE people_circle SET public_id = '00000000000000000000000000000000'"
            " WHERE name = '丙'",
            seals.UNTOLD,
        ),
    ],
)
def test_a_row_changed_behind_the_back_is_found(sqlite_house, deed, reason):
    behind_the_back(deed)
    assert reason in [fault.reason for fault in seals.row_faults()]
    with pytest.raises(SystemExit):
        call_command("trail", "verify")


def test_a_row_put_back_to_an_older_state_is_found(house):
    circle = founded("乙")
    older = Circle.objects.filter(pk=circle.pk).values("name", "sealed_by", "salt", "seal").get()
    renamed(circle, "丙")
    values = (older["name"], older["sealed_by"], bytes(older["salt"]), bytes(older["seal"]))
    connections["default"].connection.execute(
        "UPDATE people_circle SET name = ?, sealed_by = ?, salt = ?, seal = ?", values
    )
    assert [fault.reason for fault in seals.row_faults()] == [seals.OLDER]


def test_an_export_is_verified_alone_and_is_the_same_twice(lived_in, capsys):
    folders = [lived_in.home / "out1", lived_in.home / "out2"]
    for folder in folders:
        call_command("trail", "export", str(folder))
    names = sorted(path.relative_to(folders[0]) for path in folders[0].rglob("*") if path.is_file())
    assert [(folders[0] / n).read_bytes() for n in names] == [
        (folders[1] / n).read_bytes() for n in names
    ]
    key = str(folders[0] / "checkpoints/key.pub")
    assert verifier.main([str(folders[0]), "--key", key]) == 0
    part = next((folders[0] / "entries").iterdir())
    lines = part.read_text().splitlines(keepends=True)
    part.write_text("".join(lines[:9] + lines[10:]))
    assert verifier.main([str(folders[0]), "--key", key]) == 1
    assert f"FAIL {lived_in.year} #10 " in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("trail", "export", str(folders[0]))


def test_a_proof_is_made_and_checked_and_no_other_passes(lived_in, capsys):
    capsys.readouterr()
    call_command("trail", "proof", "123")
    text = capsys.readouterr().out
    assert len(text.encode()) <= 1536
    path = lived_in.home / "proof.json"
    path.write_text(text)
    call_command("trail", "proof", "--check", str(path))
    assert "PASS" in capsys.readouterr().out
    path.write_text(json.dumps({**json.loads(text), "number": 124}))
    with pytest.raises(CommandError):
        call_command("trail", "proof", "--check", str(path))


def test_what_is_not_signed_yet_has_no_proof(lived_in):
    lived_in.write(1)
    with pytest.raises(CommandError):
        call_command("trail", "proof", str(Entry.objects.count()))
