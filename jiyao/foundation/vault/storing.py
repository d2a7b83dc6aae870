"""Sealed files on the disk: whole or not there, and what no row or no file answers for.

A file is written under a temporary name, brought down to the disk and renamed before the act that
made it commits. Where the act fails after all, the file has no row and is set aside by a job.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

from jiyao.foundation.safekeeping.durable import make_folder, write_over
from jiyao.foundation.vault.models import StoredFile

UNFINISHED = timedelta(hours=1)
SET_ASIDE = timedelta(days=30)


def path_of(ref: UUID) -> Path:
    """Where the file of a row lies."""
    return Path(settings.VAULT) / ref.hex[:2] / ref.hex


def write_file(ref: UUID, sealed: bytes) -> None:
    """Put a sealed file into the vault. Raises OSError, and then nothing lies there."""
    path = path_of(ref)
    make_folder(path.parent)
    write_over(path, [sealed])


def missing_files() -> list[UUID]:
    """Return the public ids of files that are booked but not in the vault; ask inside an act."""
    refs = StoredFile.objects.order_by("pk").values_list("public_id", flat=True)
    return [ref for ref in refs.iterator() if not path_of(ref).is_file()]


def orphans(at: datetime) -> Iterator[Path]:
    """Yield the files that no row answers for, an hour after they were written."""
    booked = {ref.hex for ref in StoredFile.objects.values_list("public_id", flat=True)}
    for path in sorted(Path(settings.VAULT).glob("??/*")):
        if path.name not in booked and _is_older(path, UNFINISHED, at):
            yield path


def set_aside(orphan: Path, at: datetime) -> None:
    """Move an orphan out of the way: a vault beside the wrong database loses nothing by it."""
    aside = _aside() / orphan.name
    make_folder(aside.parent)
    orphan.rename(aside)
    aside.touch()


def long_set_aside(at: datetime) -> Iterator[Path]:
    """Yield what was set aside thirty days ago."""
    for path in sorted(_aside().glob("*")):
        if _is_older(path, SET_ASIDE, at):
            yield path


def erase(orphan: Path, at: datetime) -> None:
    """Remove an orphan; its key was never kept, so that nobody can read it."""
    orphan.unlink()


def _aside() -> Path:
    return Path(settings.VAULT) / "set-aside"


def _is_older(path: Path, age: timedelta, at: datetime) -> bool:
    """Whether a file is older; one that was just put in its place or removed is not."""
    try:
        return at.timestamp() - path.stat().st_mtime > age.total_seconds()
    except FileNotFoundError:
        return False
