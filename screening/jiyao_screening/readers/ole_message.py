"""Outlook messages: property streams of each type ([MS-OXMSG] 2.1.3, [MS-OXRTFCP])."""

import struct
from collections.abc import Iterator

from ..parts import Blob, Gap, Part, Place, Text

_PROPERTY = "__substg1.0_"
_COMPRESSED_RTF = "1009"
_SUBJECT, _BODY = "0037", "1000"
_DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman "
    b"\\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
    b"{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW = 4096
_STORED = 0x414C454D


class _Window:
    """The sliding dictionary of LZFu."""

    def __init__(self) -> None:
        self._bytes = bytearray(_DICTIONARY.ljust(_WINDOW, b"\0"))
        self.at = len(_DICTIONARY)
        self.out = bytearray()

    def add(self, byte: int) -> None:
        self.out.append(byte)
        self._bytes[self.at % _WINDOW] = byte
        self.at += 1

    def copy(self, start: int, length: int) -> None:
        for step in range(length):
            self.add(self._bytes[(start + step) % _WINDOW])


def unpack_rtf(data: bytes) -> bytes:
    """Return decompressed RTF (LZFu). Raises IndexError or struct.error on damaged data."""
    _size, raw_size, magic = struct.unpack_from("<III", data)
    if magic == _STORED:
        return data[16 : 16 + raw_size]
    window, position = _Window(), 16
    while len(window.out) < raw_size:
        control, position = data[position], position + 1
        for bit in range(8):
            if not control >> bit & 1:
                window.add(data[position])
                position += 1
                continue
            token, position = struct.unpack_from(">H", data, position)[0], position + 2
            if token >> 4 == window.at % _WINDOW:
                return bytes(window.out)
            window.copy(token >> 4, (token & 0xF) + 2)
    return bytes(window.out)


def _property(name: str, leaf: str, data: bytes) -> Iterator[Part]:
    tag, kind = leaf[len(_PROPERTY) :][:4], leaf[-4:]
    place = Place.HEAD if tag == _SUBJECT else Place.BODY if tag == _BODY else Place.PROPERTY
    if kind == "001F":
        yield Text(name, data.decode("utf-16-le", "replace"), place)
    elif tag == _COMPRESSED_RTF:
        try:
            yield Blob(name, unpack_rtf(data))
        except (IndexError, struct.error):
            yield Gap(name, "压缩 RTF 损坏")
    elif tag in ("3701", "1013"):
        yield Blob(name, data)
    elif kind == "001E":
        yield Text(name, data.decode("gb18030", "replace"), place)


def parts(streams: dict[str, bytes]) -> Iterator[Part]:
    """Yield texts, bodies and attachments of a message and of the messages inside it."""
    for name, data in streams.items():
        leaf = name.rsplit("/", 1)[-1]
        if leaf.startswith(_PROPERTY):
            yield from _property(name, leaf, data)
