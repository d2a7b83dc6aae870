"""VBA modules: source text is kept compressed ([MS-OVBA] 2.4.1)."""

import re
from collections.abc import Iterator

from ..parts import Part, Place, Text

_SOURCE = re.compile(rb"\x01(?=..\x00Attribut)", re.S)
_CHUNK = 4096


def _copy(out: bytearray, begin: int, token: int) -> None:
    bits = max(4, (len(out) - begin - 1).bit_length())
    length = (token & (0xFFFF >> bits)) + 3
    offset = (token >> (16 - bits)) + 1
    for _ in range(length):
        out.append(out[-offset])


def _chunk(body: bytes, out: bytearray) -> None:
    begin, position = len(out), 0
    while position < len(body):
        flags, position = body[position], position + 1
        for bit in range(8):
            if position >= len(body):
                return
            if flags >> bit & 1:
                _copy(out, begin, int.from_bytes(body[position : position + 2], "little"))
                position += 2
            else:
                out.append(body[position])
                position += 1


def unpack(data: bytes) -> bytes:
    """Return the decompressed source; stops quietly where the data ends."""
    out, position = bytearray(), 1
    while position + 2 <= len(data):
        header = int.from_bytes(data[position : position + 2], "little")
        size = (header & 0x0FFF) + 3
        body = data[position + 2 : position + size]
        if header & 0x8000:
            _chunk(body, out)
        else:
            out += body[:_CHUNK]
        position += size
    return bytes(out)


def texts(streams: dict[str, bytes]) -> Iterator[Part]:
    """Yield the source of every macro module."""
    for name, data in streams.items():
        for match in _SOURCE.finditer(data):
            try:
                source = unpack(data[match.start() :])
            except IndexError:
                continue
            yield Text(f"宏 {name}", source.decode("gb18030", "replace"), Place.LOOSE)
