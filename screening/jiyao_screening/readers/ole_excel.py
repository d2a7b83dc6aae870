"""Excel 97-2003 and et: shared strings across CONTINUE records, cells in sheet order.

Source: [MS-XLS] 2.4.265 (SST), 2.4.149 (LabelSst), 2.5.293 (XLUnicodeRichExtendedString).
"""

import struct
from collections.abc import Iterator

from ..grids import Grid
from ..parts import Gap, Part, Text

_SST, _CONTINUE, _LABEL_SST, _LABEL, _BOUNDS, _BOF = 0x00FC, 0x003C, 0x00FD, 0x0204, 0x0085, 0x0809


def _records(book: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while position + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, position)
        yield kind, book[position + 4 : position + 4 + size]
        position += 4 + size


class _Segments:
    """Reads through a record and its continuations; characters may change width between."""

    def __init__(self, segments: list[bytes]) -> None:
        self._segments = segments
        self._number = 0
        self._position = 0

    def _room(self) -> int:
        return len(self._segments[self._number]) - self._position

    def _next(self) -> None:
        self._number += 1
        self._position = 0
        if self._number >= len(self._segments):
            raise struct.error

    def take(self, size: int) -> bytes:
        """Return `size` bytes, going on to the next segment where needed."""
        taken = b""
        while len(taken) < size:
            if not self._room():
                self._next()
            piece = self._segments[self._number][self._position :][: size - len(taken)]
            self._position += len(piece)
            taken += piece
        return taken

    def characters(self, count: int, wide: bool) -> str:
        """Return `count` characters; each continuation begins with its own width flag."""
        text = ""
        while len(text) < count:
            if not self._room():
                self._next()
                wide = bool(self.take(1)[0] & 1)
            width = 2 if wide else 1
            size = min((count - len(text)) * width, self._room() // width * width)
            if not size:
                raise struct.error
            text += self.take(size).decode("utf-16-le" if wide else "latin-1", "replace")
        return text


def _shared(segments: list[bytes]) -> Iterator[str]:
    reader = _Segments(segments)
    _total, unique = struct.unpack("<II", reader.take(8))
    for _ in range(unique):
        count, flags = struct.unpack("<HB", reader.take(3))
        runs = struct.unpack("<H", reader.take(2))[0] if flags & 8 else 0
        extra = struct.unpack("<I", reader.take(4))[0] if flags & 4 else 0
        yield reader.characters(count, bool(flags & 1))
        reader.take(runs * 4 + extra)


def _gather(book: bytes) -> tuple[list[bytes], list[Grid[int]], list[str]]:
    shared: list[bytes] = []
    grids: list[Grid[int]] = [Grid()]
    names: list[str] = []
    previous = 0
    for kind, body in _records(book):
        if kind == _SST or (kind == _CONTINUE and previous == _SST):
            shared.append(body)
            kind = _SST
        elif kind == _BOF:
            grids.append(Grid())
        elif kind == _LABEL_SST and len(body) >= 10:
            row, column, _style, index = struct.unpack_from("<HHHI", body)
            grids[-1].put(row, column, index)
        elif kind == _BOUNDS and len(body) > 8:
            names.append(body[8:].decode("utf-16-le" if body[7] & 1 else "gb18030", "replace"))
        previous = kind
    return shared, grids, names


def _strings(segments: list[bytes], strings: list[str]) -> Iterator[Part]:
    """Fill `strings` as far as the table can be read."""
    try:
        for text in _shared(segments) if segments else ():
            strings.append(text)
    except struct.error:
        yield Gap("", "共享字符串表损坏")
    yield Text("共享字符串", "\n".join(strings))


def _sheets(book: bytes) -> Iterator[Part]:
    segments, grids, names = _gather(book)
    yield Text("工作表名", "\n".join(names))
    strings: list[str] = []
    yield from _strings(segments, strings)
    for number, grid in enumerate(grids):
        for text in grid.orders(lambda index: strings[index] if index < len(strings) else ""):
            yield Text(f"工作表{number}", text)


def texts(streams: dict[str, bytes]) -> Iterator[Part]:
    """Yield sheet names and the cells of every sheet by rows and by columns."""
    for name, book in streams.items():
        if name.rsplit("/", 1)[-1] in ("Workbook", "Book"):
            yield from _sheets(book)
