"""PowerPoint 97-2003 and dps: text atoms in record order ([MS-PPT] 2.9.41 and following)."""

import struct
from collections.abc import Iterator

from ..parts import Part, Text

_WIDE = {4000, 4026}
_NARROW = {4008}
_MAX_DEPTH = 24


def _atoms(data: bytes, start: int, end: int, depth: int = 0) -> Iterator[str]:
    while start + 8 <= end:
        version, kind, size = struct.unpack_from("<HHI", data, start)
        body, start = start + 8, start + 8 + size
        if version & 0xF == 0xF and depth < _MAX_DEPTH:
            yield from _atoms(data, body, min(start, end), depth + 1)
        elif kind in _WIDE:
            yield data[body:start].decode("utf-16-le", "replace")
        elif kind in _NARROW:
            yield data[body:start].decode("latin-1")


def texts(streams: dict[str, bytes]) -> Iterator[Part]:
    """Yield the text of all slides, notes, masters and comments, one atom a line."""
    for name, data in streams.items():
        if name.endswith("PowerPoint Document"):
            text = "\n".join(_atoms(data, 0, len(data)))
            yield Text("幻灯片", text.replace("\r", "\n").replace("\x0b", "\n"))
