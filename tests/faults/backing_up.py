"""Backups made while others write: what they restore to, and what becomes of flipped bits."""

import random
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from jiyao.foundation.backup.locking import unlocked_by
from jiyao.foundation.backup.refusing import BackupRefused
from jiyao.foundation.backup.restoring import verify
from jiyao.foundation.backup.tests.machines import empty_machine, run
from tests.browser.installation import Installation
from tests.faults.single import OPENING
from tests.faults.striking import kill_writers, writing

ENTRIES = "SELECT log, seq, leaf, body FROM trail_entry WHERE code <> 'backup.archive.restored'"


def backed_up_while_writing(made: Installation, archive: Path) -> Path:
    """Make a backup for OPENING while pages, calendar and signer write; return it."""
    public = archive.with_suffix(".pub")
    public.write_bytes(_pem(OPENING.public_key()))
    done: Any = None

    def back_up_and_kill(installation: Installation, writers: list[int]) -> None:
        nonlocal done
        done = run(installation, "backup", archive, "--recipient", public)
        kill_writers(installation, writers)

    with writing(made) as rounds:
        kinds = ("web", "web", "worker", "signer")
        ends = rounds.fight(back_up_and_kill, random.Random(5), kinds)  # noqa: S311
    assert ends == [-9] * len(kinds)
    assert done.returncode == 0, done.stderr
    return archive


def same_moment(made: Installation, archive: Path) -> int:
    """Restore on an empty machine; return how many acts came after the moment of the backup.

    The trail there is the beginning of the trail here, byte for byte; every row there is as that
    trail says.
    """
    private = archive.with_suffix(".key")
    private.write_bytes(_private_pem(OPENING))
    private.chmod(0o600)
    with empty_machine() as machine:
        done = run(machine, "restore", archive, "--identity", private)
        assert done.returncode == 0, done.stderr
        there, here = _trail(machine), _trail(made)
        assert there
        assert there.items() <= here.items()
        assert machine.run("tests.faults.checking") == ""
        assert run(machine, "trail", "verify").returncode == 0
    return len(here) - len(there)


def bits_not_noticed(archive: Path, flips: int) -> list[int]:
    """Flip one bit after another in a backup; return those with which it is still believed."""
    whole, chance = archive.read_bytes(), random.Random(200)  # noqa: S311 - places, not secrets
    damaged, believed = archive.with_suffix(".damaged"), []
    for _flip in range(flips):
        bit = chance.randrange(len(whole) * 8)
        data = bytearray(whole)
        data[bit // 8] ^= 1 << bit % 8
        damaged.write_bytes(data)
        try:
            verify(damaged, unlocked_by(OPENING))
        except BackupRefused:
            continue
        believed.append(bit)
    verify(archive, unlocked_by(OPENING))
    return believed


def _trail(installation: Installation) -> dict[tuple[int, int], tuple[bytes, bytes]]:
    rows = installation.rows(ENTRIES)
    return {(log, seq): (bytes(leaf), bytes(body)) for log, seq, leaf, body in rows}


def _pem(key: Any) -> bytes:
    return bytes(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))


def _private_pem(key: Any) -> bytes:
    return bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
