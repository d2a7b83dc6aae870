"""The inside of a backup: parts one after the other, then the manifest with their digests.

Each record is a letter, four bytes of length, and the content: P begins a part, D is a piece of
it, M is the manifest and the end. The manifest is JSON; sizes are known only at the end.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from jiyao.foundation.backup.refusing import BackupRefused

PART, DATA, MANIFEST = b"P", b"D", b"M"
LARGEST = 1 << 24
PERMISSIONS = 0o777


@dataclass(frozen=True)
class Part:
    """One part that goes into a backup: its name, its content, and the mode of a file."""

    name: str
    blocks: Iterable[bytes]
    mode: int = 0o600


def packed(parts: Iterable[Part], about: dict[str, Any]) -> Iterator[bytes]:
    """Yield the records of the parts and of the manifest, which is `about` with their digests."""
    listed = []
    for part in parts:
        yield _record(PART, json.dumps({"name": part.name, "mode": part.mode}).encode("ascii"))
        digest, size = sha256(), 0
        for block in part.blocks:
            for start in range(0, len(block), LARGEST):
                piece = block[start : start + LARGEST]
                yield _record(DATA, piece)
                digest.update(piece)
                size += len(piece)
        listed.append({"name": part.name, "size": size, "sha256": digest.hexdigest()})
    yield _record(MANIFEST, json.dumps({**about, "parts": listed}).encode("ascii"))


class Unpacking:
    """Reads a stream of records: first every part in its order, then `manifest` is there."""

    def __init__(self, stream: Iterable[bytes]) -> None:
        self.manifest: dict[str, Any] = {}
        self._records = _records(iter(stream))
        self._next = next(self._records, (b"", b""))

    def parts(self) -> Iterator[Part]:
        """Yield each part; what is left unread of it is read over.

        Raises BackupRefused when the content is not what the manifest says.
        """
        found = []
        while self._next[0] == PART:
            head = json.loads(self._next[1])
            if head["mode"] & ~PERMISSIONS:
                raise BackupRefused(_("备份里的文件权限不对：%s") % head["name"])
            digest, size = sha256(), [0]
            blocks = self._blocks(digest, size)
            yield Part(head["name"], blocks, head["mode"])
            for _block in blocks:
                pass
            told = {"name": head["name"], "size": size[0], "sha256": digest.hexdigest()}
            found.append(told)
        kind, content = self._next
        if kind != MANIFEST or next(self._records, None) is not None:
            raise BackupRefused(_("备份没有结尾清单"))
        self.manifest = json.loads(content)
        if self.manifest["parts"] != found:
            raise BackupRefused(_("备份内容与清单不符"))

    def _blocks(self, digest: Any, size: list[int]) -> Iterator[bytes]:
        self._next = next(self._records, (b"", b""))
        while self._next[0] == DATA:
            digest.update(self._next[1])
            size[0] += len(self._next[1])
            yield self._next[1]
            self._next = next(self._records, (b"", b""))


def _record(kind: bytes, content: bytes) -> bytes:
    return kind + len(content).to_bytes(4, "big") + content


def _records(stream: Iterator[bytes]) -> Iterator[tuple[bytes, bytes]]:
    waiting = bytearray()
    while True:
        while len(waiting) < 5 or len(waiting) < 5 + int.from_bytes(waiting[1:5], "big"):
            more = next(stream, None)
            if more is None:
                if waiting:
                    raise BackupRefused(_("备份没有结尾清单"))
                return
            waiting += more
        end = 5 + int.from_bytes(waiting[1:5], "big")
        yield bytes(waiting[:1]), bytes(waiting[5:end])
        del waiting[:end]
