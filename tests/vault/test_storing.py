"""Row and file belong together: what is half done is found, set aside, and reported."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.trail.recording import Act
from jiyao.foundation.vault.models import StoredFile
from jiyao.foundation.vault.storing import missing_files, path_of, write_file

ASIDE, ERASED = (job for job in SCHEDULE if job.code.startswith("vault."))


def test_an_act_that_fails_after_the_file_leaves_an_orphan_and_no_row(
    document: Any, attached: Any, behind_the_doors: Any, vault: Path, monkeypatch: Any
) -> None:
    def fail(self: Act, *args: Any, **kwargs: Any) -> None:
        raise OSError("the trail is full")

    monkeypatch.setattr(Act, "record", fail)
    with pytest.raises(OSError, match="full"):
        attached(document)
    monkeypatch.undo()
    with behind_the_doors():
        assert not StoredFile.objects.exists()
    [orphan] = [path for path in vault.rglob("*") if path.is_file()]
    now = timezone.now()
    assert run(ASIDE, now) == 0
    assert run(ASIDE, now + timedelta(hours=2)) == 1
    assert not orphan.exists()
    assert run(ASIDE, now + timedelta(hours=2)) == 0
    assert run(ERASED, now + timedelta(days=29)) == 0
    assert run(ERASED, now + timedelta(days=31)) == 1
    assert [path for path in vault.rglob("*") if path.is_file()] == []


def test_a_booked_file_is_never_set_aside(file: StoredFile, vault: Path) -> None:
    part = path_of(file.public_id).with_suffix(".part")
    part.write_bytes(b"half")
    assert run(ASIDE, timezone.now() + timedelta(days=400)) == 1
    assert path_of(file.public_id).exists()
    assert not part.exists()


def test_a_job_that_cannot_be_done_keeps_no_other_waiting(vault: Path, capsys: Any) -> None:
    orphan, aside = uuid4(), vault / "set-aside"
    write_file(orphan, b"orphan")
    (aside / orphan.hex).mkdir(parents=True)
    (aside / "old").write_bytes(b"to be erased")
    long_ago = (timezone.now() - timedelta(days=40)).timestamp()
    for path in (aside / "old", path_of(orphan)):
        os.utime(path, (long_ago, long_ago))
    with pytest.raises(CommandError, match="未能办理"):
        call_command("tick")
    assert str(ASIDE.title) in capsys.readouterr().err
    assert path_of(orphan).exists()
    assert not (aside / "old").exists()


def test_a_file_that_is_gone_at_that_moment_does_not_stop_the_calendar(
    file: StoredFile, vault: Path
) -> None:
    gone = path_of(file.public_id).with_suffix(".part")
    gone.symlink_to("nothing")
    assert run(ASIDE, timezone.now() + timedelta(days=400)) == 0


def test_a_row_without_its_file_is_reported(
    file: StoredFile, attached: Any, document: Any, behind_the_doors: Any
) -> None:
    attached(document, "二.pdf")
    with behind_the_doors():
        assert missing_files() == []
        path_of(file.public_id).unlink()
        assert missing_files() == [file.public_id]


def test_a_file_that_cannot_be_written_whole_is_not_there(vault: Path, monkeypatch: Any) -> None:
    def full(handle: int) -> None:
        raise OSError("no space")

    monkeypatch.setattr(os, "fsync", full)
    ref = uuid4()
    with pytest.raises(OSError, match="no space"):
        write_file(ref, b"sealed")
    monkeypatch.undo()
    assert [path for path in vault.rglob("*") if path.is_file()] == []
