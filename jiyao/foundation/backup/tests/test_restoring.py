"""A restored installation is the same installation; a doubtful one is not made."""

import os
import shutil
import signal
import subprocess
import sys

import pytest

from jiyao.foundation.backup.encrypting import encrypted
from jiyao.foundation.backup.locking import with_passphrase
from jiyao.foundation.backup.packing import Part, packed
from jiyao.foundation.backup.tests.machines import (
    PASSPHRASE,
    RESTORING,
    VENDOR,
    empty_machine,
    files_of,
    rows_of,
    run,
    shape_of,
)
from tests.browser.installation import ROOT
from tests.whole import some


@pytest.mark.clause("SYS-05")
def test_what_is_restored_on_an_empty_machine_is_identical(backed_up):
    with empty_machine() as machine:
        done = run(machine, "restore", *backed_up.opening)
        assert done.returncode == 0, done.stderr
        assert rows_of(machine) == backed_up.rows
        assert shape_of(machine) == backed_up.shape
        left_out = {n for n in backed_up.files if n.endswith((".key", ".state", ".pem"))} - {
            "secret.key"
        }
        assert files_of(machine) == {n: d for n, d in backed_up.files.items() if n not in left_out}
        assert len(left_out) == 3
        assert run(machine, "trail", "verify").returncode == 0


@pytest.mark.clause("SYS-05")
def test_the_restoration_is_on_the_trail_and_the_backup_in_the_book(backed_up):
    with empty_machine() as machine:
        run(machine, "restore", *backed_up.opening)
        entries = machine.rows(f"SELECT who, outcome FROM trail_entry WHERE code = '{RESTORING}'")
        assert entries == [("system", "done")]
    ours = backed_up.installation
    assert len(ours.rows("SELECT * FROM trail_entry WHERE code = 'backup.archive.made'")) == 1
    assert ours.rows("SELECT name FROM backup_archive") == [("jiyao.backup",)]


def test_keys_are_restored_only_when_they_were_asked_for(backed_up, tmp_path):
    opening = (tmp_path / "with-keys", "--passphrase-file", backed_up.passphrase)
    run(backed_up.installation, "backup", *opening, "--with-keys")
    with empty_machine() as machine:
        run(machine, "restore", *opening)
        kept = {n: d for n, d in backed_up.files.items() if n.startswith("keys/")}
        assert kept
        assert {n: d for n, d in files_of(machine).items() if n.startswith("keys/")} == kept


def test_keys_that_outlived_the_machine_are_left_alone(backed_up, tmp_path):
    opening = (tmp_path / "with-keys", "--passphrase-file", backed_up.passphrase)
    run(backed_up.installation, "backup", *opening, "--with-keys")
    with empty_machine() as machine:
        shutil.copytree(backed_up.installation.home / "keys", machine.home / "keys")
        done = run(machine, "restore", *opening)
        assert (done.returncode, "这里已有文件" in done.stderr) == (1, True)
        assert run(machine, "restore", *backed_up.opening).returncode == 0
        listed = run(machine, "keys", "list").stdout
        assert ("现用" in listed, "缺失" in listed) == (True, False)


@pytest.mark.clause("SYS-05")
def test_an_installation_that_is_there_is_not_overwritten(backed_up):
    ours = backed_up.installation
    before = rows_of(ours)
    done = run(ours, "restore", *backed_up.opening)
    assert (done.returncode, "数据库不是空的" in done.stderr) == (1, True)
    assert rows_of(ours) == before


def test_files_that_are_there_are_not_overwritten(backed_up):
    with empty_machine() as machine:
        (machine.home / "checkpoints").mkdir()
        (machine.home / "checkpoints/key.pub").write_text("another key")
        done = run(machine, "restore", *backed_up.opening)
        assert (done.returncode, "checkpoints/key.pub" in done.stderr) == (1, True)
        assert sorted(files_of(machine)) == ["checkpoints/key.pub", "secret.key"]


@pytest.mark.clause("SYS-05")
@pytest.mark.parametrize("place", some([5, 100, 5000, -1], 3))
def test_nothing_is_written_when_one_bit_is_another(backed_up, tmp_path, place):
    data = bytearray(backed_up.archive.read_bytes())
    data[place] ^= 1
    (tmp_path / "damaged").write_bytes(data)
    with empty_machine() as machine:
        words = (tmp_path / "damaged", "--passphrase-file", backed_up.passphrase)
        assert run(machine, "restore", *words).returncode == 1
        assert rows_or_none(machine) == {}
        assert set(files_of(machine)) <= {"secret.key"}


def rows_or_none(machine):
    """A database that was not even made has no rows."""
    there = VENDOR == "postgresql" or (machine.home / "jiyao.sqlite3").exists()
    return rows_of(machine) if there else {}


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"vendor": "oracle", "migrations": []}, "oracle"),
        ({"vendor": VENDOR, "migrations": [["people", "9999_later"]]}, "请先安装该版本"),
    ],
)
def test_a_backup_of_another_database_or_a_later_version_is_refused(
    backed_up, tmp_path, about, words
):
    with empty_machine() as machine:
        opening = (forged(tmp_path, **about), "--passphrase-file", backed_up.passphrase)
        done = run(machine, "restore", *opening)
        assert (done.returncode, words in done.stderr) == (1, True)
        assert rows_or_none(machine) == {}


def forged(folder, *parts, **about):
    """A whole backup that says what it likes, by somebody who knows what locks it."""
    manifest = {"version": "9.9", "made_at": "", "trail": {}, "migrations": [], **about}
    lock = with_passphrase(PASSPHRASE)
    made = encrypted("0" * 32, packed(parts, manifest), lock)
    (folder / "forged").write_bytes(b"".join(made))
    return folder / "forged"


@pytest.mark.parametrize(
    ("name", "mode", "words"),
    some(
        [
            ("home/../{outside}", 0o600, "安装目录之外"),
            ("vault/ab/../../../{outside}", 0o600, "安装目录之外"),
            ("keys//{outside}", 0o600, "安装目录之外"),
            ("home/\0", 0o600, "安装目录之外"),
            ("home/checkpoints/key.pub", 0o4755, "权限"),
        ],
        2,
    ),
)
def test_a_part_that_leads_out_of_the_installation_is_refused(
    backed_up, tmp_path, name, mode, words
):
    with empty_machine() as machine:
        outside = machine.home.parent / f"{machine.home.name}-outside"
        part = Part(name.format(outside=outside.name), [b"evil"], mode)
        file = forged(tmp_path, part, vendor=VENDOR)
        for more in ((), ("--verify",)):
            done = run(machine, "restore", file, *more, "--passphrase-file", backed_up.passphrase)
            assert (done.returncode, words in done.stderr) == (1, True), done.stderr
        assert not outside.exists()
        assert set(files_of(machine)) <= {"secret.key"}
        assert rows_or_none(machine) == {}


def test_what_is_only_half_written_is_not_backed_up(backed_up, tmp_path):
    opening = (tmp_path / "halves", "--passphrase-file", backed_up.passphrase)
    home = backed_up.installation.home
    halves = [home / "checkpoints/1.txt.new", home / "vault/ab/cd.part", home / "keys/k.part"]
    for path in halves:
        path.write_bytes(b"half")
    run(backed_up.installation, "backup", *opening, "--with-keys")
    for path in halves:
        path.unlink()
    with empty_machine() as machine:
        assert run(machine, "restore", *opening).returncode == 0
        assert [name for name in files_of(machine) if name.endswith((".new", ".part"))] == []


def test_a_backup_of_an_earlier_version_is_brought_up_to_date(backed_up, tmp_path):
    opening = (tmp_path / "earlier", "--passphrase-file", backed_up.passphrase)
    with empty_machine() as older, empty_machine() as machine:
        run(older, "restore", *backed_up.opening)
        back = "import django; django.setup(); from django.core.management import call_command;"
        back += "call_command('migrate', 'regime', '0001', verbosity=0)"
        environment = {**older.environment, "JIYAO_AS": "owner"}
        subprocess.run([sys.executable, "-c", back], check=True, cwd=ROOT, env=environment)
        assert run(older, "backup", *opening).returncode == 0
        done = run(machine, "restore", *opening)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "regime_settingvalue" in rows_of(machine)
        assert run(machine, "trail", "verify").returncode == 0


@pytest.mark.clause("SYS-05")
def test_a_backup_made_while_others_write_is_whole(backed_up, tmp_path):
    opening = (tmp_path / "busy", "--passphrase-file", backed_up.passphrase)
    words = [sys.executable, "-m", "tests.faults.writer"]
    with (
        empty_machine() as busy,
        empty_machine() as machine,
    ):
        run(busy, "restore", *backed_up.opening)
        with subprocess.Popen(
            words,
            cwd=ROOT,
            env=busy.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as writers:
            writers.stdin.write("web web 7\n")
            writers.stdin.flush()
            said = [writers.stdout.readline() for _line in range(3)]
            done = run(busy, "backup", *opening)
            said += [writers.stdout.readline() for _line in range(3)]
            signal_all(writers)
        assert (done.returncode, [line.split()[0] for line in said]) == (
            0,
            ["writing", *["done"] * 5],
        )
        assert run(machine, "restore", *opening).returncode == 0
        assert run(machine, "trail", "verify").returncode == 0


def signal_all(writers):
    """End the writers and the process that forks them: they are a session of their own."""
    os.killpg(writers.pid, signal.SIGKILL)
