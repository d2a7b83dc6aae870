"""Single compressed streams: gzip, bzip2, xz, zlib; also several in a row."""

import bz2
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

from ..budget import ExhaustedError
from ..encodings import readings
from ..parts import Blob, Gap, Part, Place, Text
from . import Source


class _Engine(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...


_ENGINES: dict[str, Callable[[], _Engine]] = {
    "gzip": lambda: zlib.decompressobj(31),
    "zlib": lambda: zlib.decompressobj(15),
    "bzip2": bz2.BZ2Decompressor,
    "xz": lzma.LZMADecompressor,
}


def _unpack(engine: _Engine, data: bytes, source: Source) -> bytes:
    ceiling = source.budget.limits.member_bytes + 1
    unpacked = bytes(engine.decompress(data, ceiling))  # type: ignore[attr-defined]
    source.budget.check_member(len(data), len(unpacked))
    return unpacked


def _header(data: bytes) -> Iterator[Part]:
    if len(data) > 10 and data[3] & 0x1C:
        readable = re.match(rb"[^\0]*\0?[^\0]*", data[10:1024])
        for _encoding, text in readings(
            readable.group().replace(b"\0", b"\n") if readable else b""
        ):
            yield Text("压缩头", text, Place.NAME)


def read(source: Source) -> Iterator[Part]:
    """Yield each stream's content, then what follows the last one."""
    data, number = source.data, 0
    if source.kind == "gzip":
        yield from _header(data)
    while data:
        number += 1
        engine = _ENGINES[source.kind]()
        try:
            yield Blob(f"内容{number}", _unpack(engine, data, source))
        except (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError) as error:
            yield (
                Gap("", f"压缩数据损坏（{type(error).__name__}）")
                if number == 1
                else Blob("尾部数据", data)
            )
            return
        except ExhaustedError as reason:
            yield Gap("", str(reason))
            return
        if not engine.eof:
            yield Gap("", "压缩数据不完整")
            return
        data = engine.unused_data.lstrip(b"\0")
