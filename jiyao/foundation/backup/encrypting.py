"""The file of a backup: a header that locks a key of its own, then authenticated pieces.

    jiyao-backup/1
    {"id": …, "lock": {…}}                      one line of JSON
    AES-256-GCM over pieces of 1 MiB, one after the other

The nonce of a piece is its number and whether it is the last one, its associated data the digest of
the header: pieces cannot be changed, left out, exchanged, repeated, added or cut off. Sources:
NIST SP 800-38D; Hoang et al., "Online Authenticated-Encryption and its Nonce-Reuse
Misuse-Resistance" (STREAM), CRYPTO 2015.
"""

import json
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.translation import gettext as _

from jiyao.foundation.backup.locking import Lock
from jiyao.foundation.backup.refusing import BackupRefused

MAGIC = b"jiyao-backup/1\n"
PIECE = 1 << 20
TAG = 16
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
            raise BackupRefused(_("不是备份文件,或文件头被改动")) from error
        raise BackupRefused(_("不是备份文件,或文件头被改动"))


def encrypted(archive: str, plain: Iterable[bytes], lock: Lock) -> Iterator[bytes]:
    """Yield the bytes of the file; archive: its id; lock: locks the key that is made here."""
    key = os.urandom(32)
    header = Header.made(archive, lock(key, archive.encode("ascii")))
    yield header.data
    cipher, digest = AESGCM(key), sha256(header.data).digest()
    for number, last, piece in _numbered(_pieces(plain)):
        yield cipher.encrypt(_nonce(number, last), piece, digest)


def decrypted(file: BinaryIO, unlock: Unlock) -> Generator[bytes, None, None]:
    """Yield what was encrypted, each piece once it is authenticated.

    unlock: returns the key from the header's lock. Raises BackupRefused.
    """
    header = Header.read(file)
    cipher = AESGCM(unlock(header.lock, header.id.encode("ascii", "replace")))
    digest = sha256(header.data).digest()
    sealed = iter(lambda: file.read(PIECE + TAG), b"")
    for number, last, piece in _numbered(sealed):
        try:
            yield cipher.decrypt(_nonce(number, last), piece, digest)
        except InvalidTag as error:
            refused = _("备份文件第 %d 段损坏、被改动或被截断")
            raise BackupRefused(refused % (number + 1)) from error


def _pieces(plain: Iterable[bytes]) -> Iterator[bytes]:
    """Cut into pieces of one size; the last may be shorter, and there is always one."""
    waiting = bytearray()
    for data in plain:
        waiting += data
        while len(waiting) > PIECE:
            yield bytes(waiting[:PIECE])
            del waiting[:PIECE]
    yield bytes(waiting)


def _numbered(pieces: Iterable[bytes]) -> Iterator[tuple[int, bool, bytes]]:
    """Yield (number, whether it is the last, piece); of nothing, one empty last piece."""
    rest = iter(pieces)
    number, piece = 0, next(rest, b"")
    for following in rest:
        yield number, False, piece
        number, piece = number + 1, following
    yield number, True, piece


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
