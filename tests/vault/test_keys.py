"""Master keys: apart from the data, for the service alone, changed without losing a file."""

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.safekeeping.passphrases import COST
from jiyao.foundation.safekeeping.pieces import Broken
from jiyao.foundation.trail.recording import Act
from jiyao.foundation.vault.keys import (
    KeyFault,
    MasterKey,
    all_keys,
    current_key,
    keep_key,
    make_key,
    refuse_unsafe_keys,
)
from jiyao.foundation.vault.models import StoredFile
from jiyao.foundation.vault.opening import open_file
from jiyao.foundation.vault.rotating import retire, rotate
from jiyao.foundation.vault.safe import export_keys, restore_keys
from tests.files import pdf

PASSPHRASE = "四个 词 放 进 保险柜 里面 吧 好"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch passphrases with less memory than in earnest."""
    monkeypatch.setitem(COST, "memory_cost", 64)


def later_key() -> MasterKey:
    """Make a newer key within the same second."""
    newest = max(all_keys())
    return keep_key(f"{newest}x", os.urandom(32))


@pytest.mark.clause("SYS-04")
def test_keys_inside_the_vault_are_refused(vault: Path, settings: Any) -> None:
    settings.KEYS = vault / "keys"
    with pytest.raises(KeyFault, match="lies inside"):
        refuse_unsafe_keys()


@pytest.mark.clause("SYS-04")
def test_keys_that_others_may_read_are_refused(vault: Path) -> None:
    folder = Path(settings.KEYS)
    [file] = folder.glob("*.key")
    for path, mode in ((folder, 0o750), (file, 0o640)):
        before = path.stat().st_mode
        path.chmod(mode)
        with pytest.raises(KeyFault, match="others may read"):
            all_keys()
        path.chmod(before)
    assert all_keys()


def test_the_server_does_not_start_over_unsafe_keys(vault: Path) -> None:
    environment = os.environ | {"JIYAO_KEYS": str(vault / "keys")}
    environment["DJANGO_SETTINGS_MODULE"] = "jiyao.config.settings"
    words = [sys.executable, "-m", "jiyao", "run", "--no-signer", "--port", "1"]
    done = subprocess.run(words, env=environment, capture_output=True, text=True)
    assert done.returncode != 0
    assert "lies inside" in done.stderr


def test_a_wrapped_key_opens_for_its_own_file_alone(vault: Path) -> None:
    master, key = current_key(), os.urandom(32)
    wrapped = master.wrap(key, b"this file")
    assert master.unwrap(wrapped, b"this file") == key
    for damaged, context in ((wrapped, b"that file"), (wrapped[:-1], b"this file"), (b"", b"")):
        with pytest.raises(Broken):
            master.unwrap(damaged, context)
    with pytest.raises(Broken):
        MasterKey("another", master.secret).unwrap(wrapped, b"this file")


def test_a_new_key_wraps_and_the_old_one_still_opens(
    file: StoredFile, attached: Any, document: Any
) -> None:
    newest = later_key()
    second = attached(document, "二.pdf")
    assert (file.key_id == newest.id, second.key_id == newest.id) == (False, True)
    assert open_file(file) == open_file(second) == pdf(2)


def test_a_clock_set_back_makes_no_key(vault: Path) -> None:
    keep_key("99990101-000000-ffff", os.urandom(32))
    with pytest.raises(KeyFault, match="not later"):
        make_key()


@pytest.mark.clause("SYS-04")
def test_a_key_whose_id_was_used_before_leaves_no_secret_behind(vault: Path) -> None:
    known = current_key()
    with pytest.raises(FileExistsError):
        keep_key(known.id, os.urandom(32))
    assert current_key() == known
    assert not list(Path(settings.KEYS).glob("*.part"))


@pytest.mark.clause("SYS-04")
def test_a_rotation_killed_half_way_goes_on_where_it_stopped(
    document: Any, attached: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    files = [attached(document, f"{n}.pdf") for n in range(5)]
    old, newest = files[0].key_id, later_key().id

    def opened() -> list[str]:
        with behind_the_doors():
            rows = list(StoredFile.objects.select_related("attachment", "label").order_by("pk"))
            assert all(open_file(row) == pdf(2) for row in rows)
            assert all(row.seal_holds() for row in rows)
        return [row.key_id for row in rows]

    killed = rotate(size=2)
    assert next(killed).done == 2
    killed.close()
    assert opened() == [newest, newest, old, old, old]
    with pytest.raises(KeyFault, match="still wraps 3"):
        retire(old)
    assert [batch.done for batch in rotate(size=2)] == [2, 1]
    assert opened() == [newest] * 5
    assert list(rotate()) == []
    assert len(new_entries("vault.keys.rotated")) == 3
    retire(old)
    assert list(all_keys()) == [newest]
    [entry] = new_entries("vault.key.retired")
    assert entry["ref"] == old


def test_a_batch_that_fails_leaves_every_key_as_it_was(
    document: Any, attached: Any, behind_the_doors: Any, monkeypatch: Any
) -> None:
    files = [attached(document, f"{n}.pdf") for n in range(3)]
    later_key()
    monkeypatch.setattr(StoredFile, "save", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        list(rotate())
    monkeypatch.undo()
    with behind_the_doors():
        rows = StoredFile.objects.select_related("attachment", "label")
        assert {row.key_id for row in rows} == {files[0].key_id}
        assert all(open_file(row) == pdf(2) for row in rows)


def test_what_no_key_opens_is_named_and_does_not_stop_the_rest(
    document: Any, attached: Any, capsys: Any
) -> None:
    lost = attached(document, "一.pdf")
    middle = later_key()
    attached(document, "二.pdf")
    (Path(settings.KEYS) / f"{lost.key_id}.key").unlink()
    later_key()
    with pytest.raises(CommandError, match=lost.public_id.hex):
        call_command("keys", "rotate")
    assert capsys.readouterr().out.strip() == "1"
    call_command("keys", "retire", middle.id)


def test_the_newest_key_is_not_retired(vault: Path) -> None:
    with pytest.raises(CommandError, match="new files"):
        call_command("keys", "retire", current_key().id)


def test_the_list_names_each_key_with_what_it_wraps(file: StoredFile, capsys: Any) -> None:
    call_command("keys", "list")
    assert capsys.readouterr().out.split() == [file.key_id, "1", "现用"]
    (Path(settings.KEYS) / f"{file.key_id}.key").unlink()
    call_command("keys", "list")
    assert capsys.readouterr().out.split() == [file.key_id, "1", "缺失"]


def test_a_new_key_is_on_the_trail(vault: Path, new_entries: Any) -> None:
    for path in Path(settings.KEYS).glob("*.key"):
        path.unlink()
    call_command("keys", "new")
    [entry] = new_entries("vault.key.made")
    assert entry["ref"] == current_key().id


def test_an_export_is_never_written_over_a_file_that_is_there(
    vault: Path, tmp_path: Path, new_entries: Any, monkeypatch: Any, quick: None
) -> None:
    target = tmp_path / "keys.json"
    target.write_text("an older export")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
    with pytest.raises(CommandError, match="exists"):
        call_command("keys", "export", str(target))
    assert target.read_text() == "an older export"
    assert new_entries("vault.keys.exported") == []


def test_what_cannot_be_noted_or_written_is_not_exported(
    vault: Path, tmp_path: Path, new_entries: Any, monkeypatch: Any, quick: None
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise OSError("no space")

    target = tmp_path / "keys.json"
    for place, name in ((os, "fsync"), (Act, "record")):
        with monkeypatch.context() as full:
            full.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
            full.setattr(place, name, fail)
            with pytest.raises(CommandError, match="no space"):
                call_command("keys", "export", str(target))
        assert not target.exists()
    assert new_entries("vault.keys.exported") == []


@pytest.mark.clause("SYS-04")
def test_the_keys_come_back_from_the_safe(file: StoredFile, quick: None) -> None:
    sealed = export_keys(PASSPHRASE)
    for path in Path(settings.KEYS).glob("*.key"):
        assert path.read_bytes() not in sealed
        path.unlink()
    with pytest.raises(Refused, match="主密钥不可用"):
        open_file(file)
    with pytest.raises(KeyFault, match="wrong passphrase"):
        restore_keys(sealed, PASSPHRASE + "。")
    with pytest.raises(KeyFault, match="not an export"):
        restore_keys(sealed[:-9], PASSPHRASE)
    assert restore_keys(sealed, PASSPHRASE) == [file.key_id]
    assert open_file(file) == pdf(2)
    assert restore_keys(sealed, PASSPHRASE) == []


def test_a_short_passphrase_exports_nothing(vault: Path, quick: None) -> None:
    with pytest.raises(KeyFault, match="fewer than 14"):
        export_keys("短短的口令")


def test_another_key_of_the_same_name_is_not_overwritten(vault: Path, quick: None) -> None:
    sealed = export_keys(PASSPHRASE)
    [path] = Path(settings.KEYS).glob("*.key")
    path.write_bytes(os.urandom(32))
    with pytest.raises(KeyFault, match="another key"):
        restore_keys(sealed, PASSPHRASE)


def test_the_export_is_a_command_and_on_the_trail(
    vault: Path, tmp_path: Path, new_entries: Any, monkeypatch: Any, quick: None
) -> None:
    target = tmp_path / "keys.json"
    for deed in ("export", "restore"):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
        call_command("keys", deed, str(target))
    assert target.stat().st_mode & 0o077 == 0
    assert new_entries("vault.keys.exported")
    assert new_entries("vault.keys.restored")
