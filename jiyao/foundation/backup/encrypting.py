"""The file of a backup: a header that locks a key of its own, then authenticated pieces.

    jiyao-backup/2
    {"id": …, "lock": {…}}                      one line of JSON
    AES-256-GCM over pieces of 1 MiB, one after the other

The pieces are bound to the digest of the header (`safekeeping.pieces`).
"""

import json
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from jiyao.foundation.backup.locking import Lock
from jiyao.foundation.backup.refusing import BackupRefused
from jiyao.foundation.safekeeping.pieces import TAG, Broken, opened, sealed

MAGIC = b"jiyao-backup/2\n"
PIECE = 1 << 20
PREFIX = bytes(7)
LONGEST_HEADER = 1 << 14

Unlock = Callable[[dict[str, Any], bytes], bytes]


@dataclass(frozen=True)
class Header:
    """The first two lines of the file: the archive's id and how its key is locked."""

    id: str
    lock: dict[str, Any]
    data: bytes

    @classmethod
    def made(cls, archive: str, lock: dict[str, Any]) -> "Header":
        """Return the header of a new archive."""
        line = json.dumps({"id": archive, "lock": lock}, separators=(",", ":")).encode("ascii")
        return cls(archive, lock, MAGIC + line + b"\n")

    @classmethod
    def read(cls, file: BinaryIO) -> "Header":
        """Read the header from the beginning of a file. Raises BackupRefused."""
        magic, line = file.read(len(MAGIC)), file.readline(LONGEST_HEADER)
        try:
            plain = json.loads(line)
            if magic == MAGIC and line.endswith(b"\n"):
                return cls(str(plain["id"]), dict(plain["lock"]), magic + line)
        except (ValueError, KeyError, TypeError) as error:
            raise BackupRefused(_("不是备份文件，或文件头被改动")) from error
        raise BackupRefused(_("不是备份文件，或文件头被改动"))


def encrypted(archive: str, plain: Iterable[bytes], lock: Lock) -> Iterator[bytes]:
    """Yield the bytes of the file; archive: its id; lock: locks the key that is made here."""
    key = os.urandom(32)
    header = Header.made(archive, lock(key, archive.encode("ascii")))
    yield header.data
    yield from sealed(_pieces(plain), key, PREFIX, sha256(header.data).digest())


def decrypted(file: BinaryIO, unlock: Unlock) -> Generator[bytes, None, None]:
    """Yield what was encrypted, each piece once it is authenticated.

    unlock: returns the key from the header's lock. Raises BackupRefused.
    """
    header = Header.read(file)
    key = unlock(header.lock, header.id.encode("ascii", "replace"))
    pieces = iter(lambda: file.read(PIECE + TAG), b"")
    try:
        yield from opened(pieces, key, PREFIX, sha256(header.data).digest())
    except Broken as broken:
        refused = _("备份文件第 %d 段损坏、被改动或被截断")
        raise BackupRefused(refused % (broken.args[0] + 1)) from broken


def _pieces(plain: Iterable[bytes]) -> Iterator[bytes]:
    """Cut into pieces of one size; the last may be shorter, and there is always one."""
    waiting = bytearray()
    for data in plain:
        waiting += data
        while len(waiting) > PIECE:
            yield bytes(waiting[:PIECE])
            del waiting[:PIECE]
    yield bytes(waiting)
