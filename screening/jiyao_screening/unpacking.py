"""What archives hold, through the system's libarchive; importing fails where that is missing."""

from collections.abc import Iterator

import libarchive
from libarchive.exception import ArchiveError

from .budget import ExhaustedError
from .parts import Blob, Gap, Part, Place, Text
from .readers import Source

_LOCKED = ("encrypt", "passphrase", "password", "crypt")


def _reason(error: Exception) -> str:
    text = str(error).lower()
    if any(word in text for word in _LOCKED):
        return "已加密"
    return f"压缩包损坏或不支持（{type(error).__name__}）"


def _content(entry: libarchive.entry.ArchiveEntry, source: Source) -> bytes:
    pieces, size = [], 0
    for block in entry.get_blocks():
        size += len(block)
        source.budget.check_member(len(source.data), size)
        pieces.append(bytes(block))
    return b"".join(pieces)


def _name(entry: libarchive.entry.ArchiveEntry) -> str:
    try:
        name = entry.pathname
    except (UnicodeDecodeError, ArchiveError):
        name = None
    return str(name) if name else "无名成员"


def _entries(source: Source) -> Iterator[Part]:
    arguments = ("raw",) if source.kind in ("zstd", "lz4", "compress") else ("all",)
    with libarchive.memory_reader(source.data, *arguments) as archive:
        for entry in archive:
            source.budget.count_part()
            name = _name(entry)
            yield Text(
                "成员名", name.rsplit(".", 1)[0] + "\n" + str(entry.linkname or ""), Place.NAME
            )
            if not entry.isdir:
                yield Blob(name, _content(entry, source))


def unpack(source: Source) -> Iterator[Part]:
    """Yield the names and contents of all members."""
    try:
        yield from _entries(source)
    except ArchiveError as error:
        yield Gap("", _reason(error))
    except ExhaustedError as reason:
        yield Gap("", str(reason))
