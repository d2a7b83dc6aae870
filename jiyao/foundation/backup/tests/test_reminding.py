"""The system administrator owes a verified backup every so many days."""

from datetime import timedelta

import pytest
from django.urls import reverse_lazy
from django.utils import timezone

from jiyao.foundation.backup.encrypting import Header
from jiyao.foundation.backup.locking import unlocked_by, with_passphrase
from jiyao.foundation.backup.making import make
from jiyao.foundation.backup.models import Archive
from jiyao.foundation.backup.refusing import BackupRefused
from jiyao.foundation.backup.reminding import VERIFY, demand, settle, to_demand
from jiyao.foundation.backup.restoring import note_verified, verify
from jiyao.foundation.backup.tests.machines import PASSPHRASE
from jiyao.foundation.calendar.jobs import Job, run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.trail.recording import system_scope

JOB = Job("backup.verification.demanded", "提醒备份并核验", to_demand, demand)
LATE = timedelta(days=8)


def owed():
    with writing_scope():
        rows = Duty.objects.pending().filter(kind_code=VERIFY).select_related("owner")
        return [(duty.owner.number, duty.subject_title) for duty in rows]


@pytest.fixture
def archive(tmp_path):
    """Make a backup with a passphrase, at a time of the test's choosing."""

    def made(at, name="one.backup"):
        return tmp_path / name, make(tmp_path / name, with_passphrase(PASSPHRASE), at)

    return made


@pytest.mark.clause("SYS-05")
def test_the_administrator_is_told_once_when_no_backup_was_verified_for_long(cast, new_entries):
    now = timezone.now()
    assert run(JOB, now) == 0
    assert (run(JOB, now + LATE), run(JOB, now + LATE)) == (1, 0)
    assert owed() == [("A0001", cast["system"].name)]
    assert len(new_entries("backup.verification.demanded")) == 1


@pytest.mark.clause("SYS-05")
def test_making_a_backup_is_not_enough_verifying_it_is(cast, archive, new_entries):
    now = timezone.now()
    file, made = archive(now + LATE)
    assert run(JOB, now + LATE) == 1
    assert owed() == [("A0001", "one.backup")]
    verify(file, unlocked_by(PASSPHRASE))
    assert note_verified(file, now + LATE)
    assert (owed(), run(JOB, now + LATE)) == ([], 0)
    with writing_scope():
        assert Archive.objects.get(pk=made.pk).verified_at == now + LATE
    assert [len(new_entries(f"backup.archive.{deed}")) for deed in ("made", "verified")] == [1, 1]


def test_verifying_an_old_backup_again_does_not_make_it_newer(cast, archive):
    now = timezone.now()
    file, _made = archive(now)
    run(JOB, now + LATE)
    assert note_verified(file, now + LATE)
    assert len(owed()) == 1


def test_nothing_owed_is_nothing_to_settle(cast):
    with system_scope("tests.settled"):
        settle(timezone.now())
    assert owed() == []


def test_a_copy_that_is_not_the_file_that_was_made_is_not_booked_as_verified(cast, archive):
    file, made = archive(timezone.now())
    with file.open("ab") as out:
        out.write(b"x")
    assert not note_verified(file, timezone.now())
    with writing_scope():
        assert Archive.objects.get(pk=made.pk).verified_at is None


def test_a_file_that_is_there_is_not_overwritten(cast, archive, new_entries):
    archive(timezone.now())
    with pytest.raises(BackupRefused):
        archive(timezone.now())
    assert len(new_entries("backup.archive.made")) == 1


BOOK = reverse_lazy("register", args=["backup.archive"])


@pytest.mark.clause("SYS-05", shows="shown")
def test_the_book_of_backups_shows_each_with_digest_and_verification(cast, archive, client_of):
    file, made = archive(timezone.now())
    with file.open("rb") as source:
        assert Header.read(source).id == made.archive
    for who in ("system", "audit"):
        page = client_of(who).get(BOOK).content.decode()
        assert "one.backup" in page
        assert made.sha256[:16] in page
    assert "没有符合“" in client_of("system").get(f"{BOOK}?show=verified").content.decode()


@pytest.mark.clause("SYS-05", shows="hidden")
@pytest.mark.parametrize("who", ["security", "keeper", "stranger"])
def test_the_book_of_backups_is_hidden_from_all_but_two_administrators(
    cast, archive, client_of, who
):
    archive(timezone.now())
    page = client_of(who).get(BOOK)
    assert (page.status_code, "one.backup" in page.content.decode()) == (403, False)
