"""Verifying and restoring a backup (SYS-05): nothing is written before all of it is verified."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any

from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from jiyao.foundation.backup.contents import already_there, home, place_of
from jiyao.foundation.backup.encrypting import Header, Unlock, decrypted
from jiyao.foundation.backup.loading import is_empty, load
from jiyao.foundation.backup.models import Archive
from jiyao.foundation.backup.packing import Part, Unpacking
from jiyao.foundation.backup.refusing import BackupRefused
from jiyao.foundation.backup.reminding import settle
from jiyao.foundation.safekeeping.durable import make_folder, sync_folder, write_whole
from jiyao.foundation.store.roles import grant_rights
from jiyao.foundation.store.tables import bring_up_to_date
from jiyao.foundation.trail.live import verify_live
from jiyao.foundation.trail.recording import acting, system_scope
from jiyao.foundation.trail.seals import row_faults
from jiyao.foundation.trail.verifier import Result, describe


@dataclass(frozen=True)
class Restored:
    """What a restoration brought back: the manifest, and what is wrong with its trail."""

    manifest: dict[str, Any]
    faults: list[str]


def verify(file: Path, unlock: Unlock) -> dict[str, Any]:
    """Read a whole backup, every piece, digest and name, and return its manifest.

    Raises BackupRefused.
    """
    with file.open("rb") as source, closing(decrypted(source, unlock)) as plain:
        unpacking = Unpacking(plain)
        for part in unpacking.parts():
            place_of(part.name)
    return unpacking.manifest


def note_verified(file: Path, at: datetime) -> bool:
    """Note that a backup of this installation was verified; whether it was one of its own."""
    if is_empty():
        return False
    with file.open("rb") as source:
        name = Header.read(source).id
        source.seek(0)
        digest = file_digest(source, "sha256").hexdigest()
    known = Archive.objects.filter(archive=name, sha256=digest).first()
    if known is None:
        return False
    with system_scope("backup.archive.verified"):
        archive = Archive.objects.get(pk=known.pk)
        archive.verified_at = at
        archive.save()
        settle(at)
    return True


def restore(file: Path, unlock: Unlock) -> Restored:
    """Restore a backup onto an empty installation and verify its trail.

    Raises BackupRefused, and then nothing was written.
    """
    _refuse_what_is_there()
    manifest = verify(file, unlock)
    _refuse_other_ground(manifest)
    written: list[Path] = []
    try:
        with file.open("rb") as source, closing(decrypted(source, unlock)) as plain:
            load(_files_written(Unpacking(plain).parts(), written), manifest)
    except BaseException:
        for place in written:
            place.unlink(missing_ok=True)
        raise
    bring_up_to_date(connection)
    emit_post_migrate_signal(0, False, connection.alias)
    if connection.vendor == "postgresql":
        grant_rights(connection)
    faults = list(_faults(manifest))
    with acting("system") as act:
        entries = {year: tree["size"] for year, tree in manifest["trail"].items()}
        act.record("backup.archive.restored", "done", counts=entries)
    return Restored(manifest, faults)


def _files_written(parts: Iterator[Part], written: list[Path]) -> Iterator[Part]:
    """Write the parts that are files and note where, and yield the others."""
    for part in parts:
        place = place_of(part.name)
        if place is None:
            yield part
        else:
            written.append(place)
            make_folder(place.parent)
            write_whole(place, part.blocks, part.mode)
            sync_folder(place.parent)


def _refuse_what_is_there() -> None:
    if not is_empty():
        raise BackupRefused(
            _("数据库不是空的。恢复只能在空的安装上进行：请换一个空库，或先把现有系统备份后移走")
        )
    there = already_there()
    if there:
        told = _(
            "这里已有文件：%s 等。恢复只能在空的安装上进行：请换空的 JIYAO_HOME，或先移走这些文件"
        )
        raise BackupRefused(told % there[0])


def _refuse_other_ground(manifest: dict[str, Any]) -> None:
    places = (place_of(part["name"]) for part in manifest["parts"])
    for place in places:
        if place and place.exists() and place != home() / "secret.key":
            raise BackupRefused(_("这里已有文件：%s。请先移走") % place)
    if manifest["vendor"] != connection.vendor:
        told = _(
            "这份备份来自 %(theirs)s，这里用的是 %(ours)s：请按原来的数据库种类设置 JIYAO_DATABASE"
        )
        raise BackupRefused(told % {"theirs": manifest["vendor"], "ours": connection.vendor})
    known = set(MigrationLoader(None).disk_migrations or ())
    if not {tuple(each) for each in manifest["migrations"]} <= known:
        told = _("这份备份由较新的 jiyao %s 制作：请先安装该版本再恢复")
        raise BackupRefused(told % manifest["version"])


def _faults(manifest: dict[str, Any]) -> Iterator[str]:
    results: dict[str, Result] = {str(result.log): result for result in verify_live()}
    yield from (describe(result) for result in results.values() if result.fault)
    for year, tree in manifest["trail"].items():
        found = results.get(year)
        if found is None or (found.size, found.root.hex()) != (tree["size"], tree["root"]):
            yield _("FAIL %s 留痕的根与备份清单不符") % year
    yield from (f"FAIL {fault.kind} {fault.ref} {fault.reason}" for fault in row_faults())
