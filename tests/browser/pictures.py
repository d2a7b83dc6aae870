"""Small PNG files: at most 256 colours, which is enough for pages without photographs.

Source: PNG specification, third edition, §9 (filtering) and §11 (chunks).
"""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PALETTE = 256


def small(png: bytes) -> bytes:
    """Return an 8-bit RGB picture with a palette: its commonest colours, others as the nearest."""
    parts = list(_chunks(png))
    header = next(data for kind, data in parts if kind == b"IHDR")
    width, height = struct.unpack(">II", header[:8])
    rows = _rows(zlib.decompress(b"".join(d for k, d in parts if k == b"IDAT")), width, height)
    pixels = [[row[at : at + 3] for at in range(0, len(row), 3)] for row in rows]
    counted = Counter(pixel for row in pixels for pixel in row)
    places = _places(counted)
    lines = b"".join(b"\0" + bytes(places[pixel] for pixel in row) for row in pixels)
    colours = b"".join(colour for colour, _count in counted.most_common(PALETTE))
    return SIGNATURE + b"".join(
        (
            _chunk(b"IHDR", header[:9] + b"\x03" + header[10:]),
            _chunk(b"PLTE", colours),
            _chunk(b"IDAT", zlib.compress(lines, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _places(counted: Counter[bytes]) -> dict[bytes, int]:
    kept = [colour for colour, _count in counted.most_common(PALETTE)]

    def nearest(pixel: bytes) -> int:
        apart = [sum((a - b) ** 2 for a, b in zip(pixel, each, strict=True)) for each in kept]
        return apart.index(min(apart))

    return {pixel: nearest(pixel) for pixel in counted}


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _rows(stream: bytes, width: int, height: int) -> Iterator[bytes]:
    length = width * 3
    above = bytearray(length)
    for start in range(0, height * (length + 1), length + 1):
        line = bytearray(stream[start + 1 : start + 1 + length])
        _unfilter(stream[start], line, above)
        yield bytes(line)
        above = line


def _unfilter(kind: int, line: bytearray, above: bytearray) -> None:
    for at, up in enumerate(above) if kind else ():
        left = line[at - 3] if at >= 3 else 0
        corner = above[at - 3] if at >= 3 else 0
        guess = (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]
        line[at] = (line[at] + guess) & 255


def _paeth(left: int, up: int, corner: int) -> int:
    whole = left + up - corner
    return min((left, up, corner), key=lambda value: abs(whole - value))
