"""Compound files: doc, xls, ppt, wps, et, dps, msg, vbaProject and embedded objects.

Every stream is read for strings at both UTF-16 alignments and in GBK, searched for whole
files inside, and handed to the reader of its own format where one is known.
"""

from collections.abc import Iterator
from io import BytesIO

import olefile

from ..carving import carve, inflate
from ..parts import Gap, Part, Place, Text
from ..strings import wide
from . import Source, ole_excel, ole_macros, ole_message, ole_protection, ole_slides, ole_word

_KNOWN = frozenset(
    [
        "worddocument",
        "workbook",
        "book",
        "__properties_version1.0",
        "vba",
        "project",
        "_vba_project",
        "\x01ole10native",
        "contents",
        "package",
        "\x01ole",
        "\x01compobj",
        "\x03objinfo",
    ]
) | {"powerpoint document", "current user", "equation native"}
_LARGEST_SWEPT = 64 * 2**20


def _streams(source: Source, file: olefile.OleFileIO) -> Iterator[tuple[str, bytes]]:
    for path in file.listdir(streams=True, storages=False):
        source.budget.count_part()
        yield "/".join(path), file.openstream(path).read(source.budget.limits.member_bytes)


def _place(name: str) -> Place:
    return Place.PROPERTY if "SummaryInformation" in name else Place.LOOSE


def _clean(name: str) -> str:
    return "".join(char if char.isprintable() else "·" for char in name)


def _generic(name: str, data: bytes) -> Iterator[Part]:
    shown = _clean(name)
    for text in wide(data, _place(name)):
        yield Text(shown, text.text, text.place)
    yield from carve(data, shown)
    yield from inflate(data, shown)


def _special(streams: dict[str, bytes]) -> Iterator[Part]:
    yield from ole_word.texts(streams)
    yield from ole_excel.texts(streams)
    yield from ole_slides.texts(streams)
    yield from ole_message.parts(streams)
    yield from ole_macros.texts(streams)


def _unallocated(source: Source, file: olefile.OleFileIO) -> Iterator[Part]:
    """Free sectors and the tail: what a delete or a fast save left behind."""
    size = file.sector_size
    free = [number for number, following in enumerate(file.fat) if following == 0xFFFFFFFF]
    pieces = [source.data[(number + 1) * size : (number + 2) * size] for number in free]
    pieces.append(source.data[(len(file.fat) + 1) * size :])
    for text in wide(b"".join(pieces)[:_LARGEST_SWEPT], Place.LOOSE):
        yield Text("未分配扇区", text.text, text.place)


def read(source: Source) -> Iterator[Part]:
    """Yield names, strings, embedded files and format-specific texts of a compound file."""
    file = olefile.OleFileIO(BytesIO(source.data), raise_defects=olefile.DEFECT_INCORRECT)
    streams = dict(_streams(source, file))
    yield Text("流名", _clean("\n".join(streams)), Place.NAME)
    protection = list(ole_protection.parts(source.data, streams))
    yield from protection
    for name, data in streams.items():
        yield from _generic(name, data)
    yield from _special(streams)
    yield from _unallocated(source, file)
    leaves = {name.rsplit("/", 1)[-1].lower() for name in streams}
    if not protection and not leaves & _KNOWN:
        yield Gap("", "未知的复合文档，只读取了其中的字符串")
