"""Everything that lies in the bytes of a PDF, old revisions too: its streams, decompressed.

The file is not followed but walked: what no page leads to any more is found like the rest.
"""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
DICTIONARY = 2000  # bytes before a stream in which its filters are named
UNREADABLE = (b"/LZWDecode", b"/RunLengthDecode", b"/Crypt")
PICTURE_ENDS = (b"/DCTDecode", b"/JPXDecode", b"/CCITTFaxDecode", b"/JBIG2Decode")
MOST_BYTES = 512 << 20
DEEPEST = 3


@dataclass(frozen=True)
class Chunk:
    """Some bytes of the file. is_picture: the samples of a picture, in which short words stand by
    chance."""

    where: str
    data: bytes
    is_picture: bool = False


@dataclass
class Walk:
    """What was found, and why some of it could not be read."""

    chunks: list[Chunk] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, chunk: Chunk) -> None:
        """Take bytes in, up to a limit."""
        self.size += len(chunk.data)
        if self.size <= MOST_BYTES:
            self.chunks.append(chunk)
        elif "too_much" not in self.gaps:
            self.gaps.append("too_much")


def walk(data: bytes) -> Walk:
    """Return the file outside of its streams, and every stream as it is and decompressed."""
    found = Walk()
    if b"/Encrypt" in data:
        found.gaps.append("encrypted")
    outside, last = [], 0
    for number, match in enumerate(STREAM.finditer(data), start=1):
        outside.append(data[last : match.start(1)])
        last = match.end(1)
        head = data[max(0, match.start() - DICTIONARY) : match.start()].rpartition(b"obj")[2]
        if any(name in head for name in UNREADABLE):
            found.gaps.append(f"stream {number}")
        _take(found, f"stream {number}", match[1].rstrip(b"\r\n"), _is_picture(head))
    found.chunks.insert(0, Chunk("file", b"".join([*outside, data[last:]])))
    return found


def _is_picture(head: bytes) -> bool:
    return b"/Image" in head and any(name in head for name in PICTURE_ENDS)


def _take(found: Walk, where: str, data: bytes, is_picture: bool) -> None:
    found.add(Chunk(where, data, is_picture))
    for decoded in _decoded(data, DEEPEST):
        found.add(Chunk(f"{where} decoded", decoded, is_picture))


def _decoded(data: bytes, depth: int) -> Iterator[bytes]:
    """Yield what the bytes are when read by each filter that fits, and again what that is."""
    for read in (_inflated, _of_base_85, _of_hex) if depth else ():
        decoded = read(data)
        if decoded:
            yield decoded
            yield from _decoded(decoded, depth - 1)


def _inflated(data: bytes) -> bytes:
    """Return what was deflated, as far as it can be read, up to the limit."""
    if data[:1] not in (b"\x08", b"\x18", b"\x28", b"\x38", b"\x48", b"\x58", b"\x68", b"\x78"):
        return b""
    reader = zlib.decompressobj()
    out = bytearray()
    try:
        for start in range(0, len(data), 4096):
            out += reader.decompress(data[start : start + 4096], MOST_BYTES)
            if len(out) > MOST_BYTES:
                break
    except zlib.error:
        pass
    return bytes(out)


def _of_base_85(data: bytes) -> bytes:
    body = data.strip()
    if not body.endswith(b"~>"):
        return b""
    try:
        return base64.a85decode(body.removeprefix(b"<~").removesuffix(b"~>"))
    except ValueError:
        return b""


def _of_hex(data: bytes) -> bytes:
    body = b"".join(data.split()).removesuffix(b">")
    try:
        return binascii.unhexlify(body + b"0" * (len(body) % 2)) if body else b""
    except binascii.Error:
        return b""
