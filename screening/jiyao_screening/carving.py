"""Finds whole files inside other bytes: behind an image, in a stream, in an object."""

import re
import zlib
from collections.abc import Iterator

from .parts import Blob

_SIGNATURES = re.compile(
    rb"PK\x03\x04(?=[\x0a-\x3f]\x00)|%PDF-1|%PDF-2|\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    rb"|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c"
    rb"|\x89PNG\r\n\x1a\n|\xff\xd8\xff[\xe0\xe1]..(?:JFIF|Exif)"
    rb"|\{\\rtf1|\x1f\x8b\x08[\x00\x08]\x00\x00\x00\x00",
    re.S,
)
_DEFLATED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_LARGEST = 64 * 2**20
_SMALLEST = 24


def carve(data: bytes, name: str, first: int = 0) -> Iterator[Blob]:
    """Yield what begins with a known signature at or after offset `first`."""
    end = first
    for match in _SIGNATURES.finditer(data, first):
        if match.start() < end:
            continue
        found = data[match.start() :]
        if found.startswith(b"PK"):
            end = data.rfind(b"PK\x05\x06") + 22
        yield Blob(f"{name}@{match.start()}", found)


def inflate(data: bytes, name: str) -> Iterator[Blob]:
    """Yield the contents of zlib streams inside `data`."""
    end = 0
    for match in _DEFLATED.finditer(data):
        if match.start() < end:
            continue
        engine = zlib.decompressobj()
        try:
            found = engine.decompress(data[match.start() :], _LARGEST)
        except zlib.error:
            continue
        if engine.eof and len(found) >= _SMALLEST:
            end = len(data) - len(engine.unused_data)
            yield Blob(f"{name}@{match.start()}", found)
