"""Word 97-2003 and WPS text in document order through the piece table ([MS-DOC] 2.8.35)."""

import struct
from collections.abc import Iterator

from ..parts import Gap, Part, Text

_BREAKS = str.maketrans(
    {"\r": "\n", "\x07": "\n", "\x0b": "\n", "\x0c": "\n", "\x1e": "-", "\x1f": ""}
)
_COMPRESSED = 1 << 30


def _pieces(table: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield (offset in bytes, length in characters, eight-bit) of every piece."""
    position = 0
    while position < len(table) and table[position] == 1:
        position += 3 + struct.unpack_from("<H", table, position + 1)[0]
    if position >= len(table) or table[position] != 2:
        return
    size = struct.unpack_from("<I", table, position + 1)[0]
    count = (size - 4) // 12
    begin = position + 5
    ends = struct.unpack_from(f"<{count + 1}I", table, begin)
    for number in range(count):
        raw = struct.unpack_from("<I", table, begin + 4 * (count + 1) + 8 * number + 2)[0]
        eight = bool(raw & _COMPRESSED)
        offset = (raw & ~_COMPRESSED) // 2 if eight else raw
        yield offset, ends[number + 1] - ends[number], eight


def _document(main: bytes, table: bytes) -> str:
    start, size = struct.unpack_from("<II", main, 0x01A2)
    text = []
    for offset, length, eight in _pieces(table[start : start + size]):
        raw = main[offset : offset + length * (1 if eight else 2)]
        text.append(raw.decode("gb18030" if eight else "utf-16-le", "replace"))
    return "".join(text).translate(_BREAKS)


def texts(streams: dict[str, bytes]) -> Iterator[Part]:
    """Yield the text of every Word document in the compound file."""
    for name, main in streams.items():
        if not name.endswith("WordDocument") or len(main) < 0x01AA:
            continue
        which = "1Table" if struct.unpack_from("<H", main, 10)[0] & 0x0200 else "0Table"
        table = streams.get(name.removesuffix("WordDocument") + which, b"")
        try:
            text = _document(main, table)
        except struct.error:
            yield Gap(name, "文字表损坏，只读取了其中的字符串")
            continue
        yield Text("正文", text)
