import os
from unittest.mock import Mock

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connections

from jiyao.foundation.store.repeating import rounds
from jiyao.foundation.trail.management.commands.sign import the_signer
from jiyao.foundation.trail.models import Checkpoint, Entry, Node
from jiyao.foundation.trail.notes import check_checkpoint
from jiyao.foundation.trail.publishing import StoredLog, publish
from jiyao.foundation.trail.signing import Signer, SigningRefused


def behind_the_back(*statements):
    """Change the live database as its administrator could: without the triggers."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            cursor.execute(statement)


def test_what_is_signed_is_the_tree_and_stands_in_file_and_row(house):
    house.write(300)
    state = house.sign()
    tree = check_checkpoint(state.note, [house.signer.public_key()], house.year)
    assert (tree.size, Checkpoint.objects.get().note) == (300, state.note)
    assert [path.read_text() for path in house.signer.published.glob("*.txt")] == [state.note]
    assert Node.objects.count() == 1


def test_signing_again_with_nothing_new_does_nothing(house):
    house.write(3)
    assert house.sign() == house.sign()
    assert Checkpoint.objects.count() == 1


def test_signing_continues_where_it_stopped(house):
    house.write(3)
    house.sign()
    house.write(4)
    assert house.sign().size == 7
    assert Signer(house.home / "signer/key", "jiyao.local/trail", house.home / "cp").sign(
        StoredLog(house.year)
    ) == house.signer.state(house.year)


def test_an_empty_log_is_not_signed(house):
    assert house.signer.sign(StoredLog(2026)).size == 0
    assert not list(house.signer.published.glob("*"))


def test_the_key_is_for_its_owner_alone(house):
    assert os.stat(house.home / "signer/key").st_mode & 0o777 == 0o600
    (house.home / "signer/key").chmod(0o640)
    with pytest.raises(SigningRefused):
        Signer(house.home / "signer/key", "a", house.home / "cp")


def test_a_disk_that_is_full_on_the_first_day_leaves_no_half_key(house, monkeypatch):
    key = house.home / "another/key"
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", Mock(side_effect=OSError(28, "no space")))
        with pytest.raises(OSError, match="no space"):
            Signer(key, "a", house.home / "cp")
    assert list(key.parent.iterdir()) == []
    assert Signer(key, "a", house.home / "cp").public_key()


def test_what_is_no_key_is_refused_by_name(house):
    key = house.home / "another-key"
    key.touch(0o600)
    with pytest.raises(SigningRefused, match="another-key"):
        Signer(key, "a", house.home / "cp")


@pytest.mark.parametrize(
    "deed",
    [
        "DELETE FROM trail_entry WHERE seq = 9",
        "DELETE FROM trail_entry",
        "UPDATE trail_entry SET seq = seq + 1 WHERE seq = 9",
        "UPDATE trail_entry SET leaf = x'00' WHERE seq = 4",
        "UPDATE trail_entry SET leaf = x'00' WHERE seq = 9",
    ],
)
def test_a_tree_that_shrank_or_forked_is_refused(house, deed):
    house.write(9)
    year, state = house.year, house.sign()
    behind_the_back(deed)
    with pytest.raises(SigningRefused):
        house.signer.sign(StoredLog(year))
    assert house.signer.state(year) == state


@pytest.mark.parametrize(
    "deed",
    [
        "DELETE FROM trail_entry WHERE seq = 8",
        "UPDATE trail_entry SET body = x'00' WHERE seq = 8",
    ],
)
def test_new_entries_with_a_gap_or_other_bytes_are_refused(house, deed):
    house.write(5)
    house.sign()
    house.write(5)
    behind_the_back(deed)
    with pytest.raises(SigningRefused):
        house.sign()


def test_a_forgotten_state_is_refused_rather_than_begun_anew(house):
    house.write(5)
    house.sign()
    (house.home / f"signer/{house.year}.state").unlink()
    with pytest.raises(SigningRefused):
        house.sign()


def test_what_a_power_failure_left_out_is_published_next_time(house):
    house.write(600)
    house.signer.sign(StoredLog(house.year))
    assert not Checkpoint.objects.exists()
    house.sign()
    assert (Checkpoint.objects.count(), Node.objects.count()) == (1, 2)


def test_a_closed_year_is_said_to_be_closed_and_not_continued(house):
    house.write(5)
    house.sign()
    assert "\nclosed\n" in house.sign(close=True).note
    assert Checkpoint.objects.count() == 2
    house.write(1)
    with pytest.raises(SigningRefused):
        house.sign()


def test_the_command_signs_every_log(house, capsys):
    house.write(5)
    call_command("sign")
    assert Checkpoint.objects.get().size == 5
    assert (house.home / "checkpoints/key.pub").read_text().startswith("jiyao.local/trail+")
    behind_the_back("DELETE FROM trail_entry")
    with pytest.raises(CommandError):
        call_command("sign")


def test_the_year_that_runs_is_not_closed(house):
    house.write(5)
    with pytest.raises(CommandError):
        call_command("sign", "--close", str(house.year))
    assert Entry.objects.count() == 5


def test_the_signers_role_needs_no_more_than_reading_and_adding(great_house):
    great_house.write(300)
    connection = connections["default"]
    for grant in (
        "SELECT ON trail_entry",
        "SELECT, INSERT ON trail_checkpoint, trail_node",
        "USAGE ON ALL SEQUENCES IN SCHEMA public",
    ):
        connection.cursor().execute(f"GRANT {grant} TO jiyao_signer")
    connection.close()
    connection.settings_dict["USER"] = "jiyao_signer"
    great_house.sign()
    assert (Checkpoint.objects.get().size, Node.objects.count()) == (300, 1)
    with pytest.raises(DatabaseError):
        Entry.objects.all().delete()


@pytest.mark.parametrize("left", [None, 0, 2 * 32, 3 * 32 - 1])
def test_leaves_that_are_missing_or_short_are_refused_not_filled_with_zeros(house, left):
    house.write(3)
    signed = house.sign()
    leaves = house.signer.published / f"{house.year}.leaves"
    leaves.unlink() if left is None else os.truncate(leaves, left)
    house.write(300)
    with pytest.raises(SigningRefused):
        house.signer.sign(StoredLog(house.year), thorough=False)
    assert (house.signer.state(house.year), Node.objects.count()) == (signed, 0)


def test_leaves_that_were_changed_are_refused_by_a_thorough_look(house):
    house.write(3)
    house.sign()
    leaves = house.signer.published / f"{house.year}.leaves"
    leaves.write_bytes(bytes(3 * 32))
    with pytest.raises(SigningRefused):
        house.sign()


def test_a_lost_memory_is_rebuilt_from_the_checkpoints_and_the_signature_says_so(house):
    house.write(300)
    before = house.sign()
    (house.home / f"signer/{house.year}.state").unlink()
    (house.signer.published / f"{house.year}.leaves").unlink()
    state = house.signer.rebuild(StoredLog(house.year), [before.note])
    assert (state.size, state.hashes, state.last) == (300, before.hashes, before.last)
    assert "\nrebuilt\n" in state.note
    house.write(300)
    assert house.sign().size == 600
    assert [result.fault for result in house.verify(house.copy())] == [None]


def test_a_memory_that_is_there_is_not_rebuilt(house):
    house.write(3)
    state = house.sign()
    with pytest.raises(SigningRefused):
        house.signer.rebuild(StoredLog(house.year), [state.note])


def test_no_memory_is_rebuilt_over_records_that_a_checkpoint_contradicts(house):
    house.write(9)
    note = house.sign().note
    (house.home / f"signer/{house.year}.state").unlink()
    behind_the_back("DELETE FROM trail_entry WHERE seq > 5")
    with pytest.raises(SigningRefused, match="#9"):
        house.signer.rebuild(StoredLog(house.year), [note])
    assert not (house.home / f"signer/{house.year}.state").exists()


def test_without_a_checkpoint_of_its_own_nothing_is_rebuilt(house, tmp_path):
    house.write(3)
    other = Signer(tmp_path / "other/key", "jiyao.local/trail", tmp_path / "elsewhere")
    note = other.sign(StoredLog(house.year)).note
    for notes in ([], [note]):
        with pytest.raises(SigningRefused):
            house.signer.rebuild(StoredLog(house.year), notes)


def test_a_closed_year_stays_closed_when_its_memory_is_rebuilt(house, capsys):
    house.write(5)
    call_command("sign")
    year = str(house.year)
    signer = the_signer()
    publish(signer, house.year, signer.sign(StoredLog(house.year), close=True))
    (house.home / f"signer/{year}.state").unlink()
    call_command("sign", "--rebuild", year)
    assert "已重建" in capsys.readouterr().out
    assert the_signer().state(house.year).closed
    assert (house.home / f"checkpoints/{year}-000000005-closed-rebuilt.txt").exists()
    house.write(1)
    with pytest.raises(CommandError):
        call_command("sign")


def test_a_signer_whose_connection_broke_connects_anew_at_its_next_round(great_house):
    great_house.write(3)
    connection, seen = connections["default"], []
    for turn in rounds(0.001):
        try:
            if turn == 0:
                connection.cursor().execute("SELECT pg_terminate_backend(pg_backend_pid())")
            seen.append(great_house.sign().size)
        except DatabaseError:
            seen.append(0)
        if turn == 1:
            break
    assert seen == [0, 3]
