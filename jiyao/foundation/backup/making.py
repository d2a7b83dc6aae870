"""Making a backup: everything an installation is, in one encrypted file (SYS-05)."""

import secrets
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

import jiyao
from jiyao.foundation.backup.contents import file_parts
from jiyao.foundation.backup.encrypting import encrypted
from jiyao.foundation.backup.locking import Lock
from jiyao.foundation.backup.models import Archive
from jiyao.foundation.backup.packing import packed
from jiyao.foundation.backup.refusing import BackupRefused
from jiyao.foundation.backup.snapshots import Snapshot, snapshot
from jiyao.foundation.safekeeping.durable import sync_folder, write_whole
from jiyao.foundation.trail.merkle import CompactRange
from jiyao.foundation.trail.recording import system_scope

LEAVES = "SELECT log, leaf FROM trail_entry WHERE seq IS NOT NULL ORDER BY log, seq"


def make(file: Path, lock: Lock, at: datetime, with_keys: bool = False) -> Archive:
    """Write a new backup and note it on the trail; return its row.

    It gets its name only when it is on the trail. One that is killed leaves `NAME.ID.partial`.
    at: now. Raises BackupRefused when the file exists or the database cannot be copied.
    """
    if file.exists():
        raise BackupRefused(_("文件已存在，不覆盖：%s") % file)
    archive = secrets.token_hex(16)
    draft = file.with_name(f"{file.name}.{archive[:8]}.partial")
    digest = sha256()
    try:
        with snapshot() as held:
            parts = chain(file_parts(held, with_keys), held.parts())
            about = {**manifest_of(held, at), "with_keys": with_keys}
            data = encrypted(archive, packed(parts, about), lock)
            write_whole(draft, _digested(data, digest), new=True)
        with system_scope("backup.archive.made"):
            made = Archive.objects.create(
                archive=archive,
                name=file.name[:120],
                size=draft.stat().st_size,
                sha256=digest.hexdigest(),
                with_keys=with_keys,
                made_at=at,
            )
        draft.rename(file)
        sync_folder(file.parent)
    finally:
        draft.unlink(missing_ok=True)
    return made


def manifest_of(held: Snapshot, at: datetime) -> dict[str, Any]:
    """Return what the backup says of the installation besides its parts."""
    migrations = held.rows("SELECT app, name FROM django_migrations ORDER BY app, name")
    return {
        "made_at": at.isoformat(),
        "version": jiyao.__version__,
        "migrations": [list(row) for row in migrations],
        "trail": trail_of(held),
        **held.about(),
    }


def trail_of(held: Snapshot) -> dict[str, Any]:
    """Return size, root and last signed size of each year's log."""
    trees: defaultdict[int, CompactRange] = defaultdict(CompactRange)
    for log, leaf in held.rows(LEAVES):
        trees[log].append(bytes(leaf))
    signed = dict(held.rows("SELECT log, max(size) FROM trail_checkpoint GROUP BY log"))
    return {
        str(log): {"size": t.size, "root": t.root().hex(), "signed": signed.get(log, 0)}
        for log, t in trees.items()
    }


def _digested(data: Iterator[bytes], digest: Any) -> Iterator[bytes]:
    for block in data:
        digest.update(block)
        yield block
