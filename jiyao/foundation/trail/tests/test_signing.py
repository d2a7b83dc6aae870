import os

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connections

from jiyao.foundation.trail.models import Checkpoint, Entry, Node
from jiyao.foundation.trail.notes import check_checkpoint
from jiyao.foundation.trail.publishing import StoredLog
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
