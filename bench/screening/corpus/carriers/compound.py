"""Compound files (doc, wps, xls, et, ppt, dps, msg) with a small writer for them."""

import struct
import zlib
from collections.abc import Callable

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SMALLEST = 4096


def _entry(name: str, kind: int, child: int, sibling: int, start: int, size: int) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    links = struct.pack("<III", _FREE, sibling, child)
    return head + links + bytes(16 + 4 + 16) + struct.pack("<IQ", start, size)


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file; short streams are filled up with zeros to 4,096 bytes."""
    padded = {name: data.ljust(_SMALLEST, b"\0") for name, data in streams.items()}
    body, chains, starts, at = b"", [], {}, 0
    for name, data in padded.items():
        count = -(-len(data) // _SECTOR)
        starts[name] = at
        chains += [*range(at + 1, at + count), _END]
        body += data.ljust(count * _SECTOR, b"\0")
        at += count
    names = list(padded)
    entries = [_entry("Root Entry", 5, 1 if names else _FREE, _FREE, _END, 0)]
    entries += [
        _entry(
            name, 2, _FREE, i + 2 if i + 1 < len(names) else _FREE, starts[name], len(padded[name])
        )
        for i, name in enumerate(names)
    ]
    directory = b"".join(entries).ljust(-(-len(entries) // 4) * _SECTOR, b"\0")
    count = len(directory) // _SECTOR
    chains += [*range(at + 1, at + count), _END]
    tables = -(-(len(chains) + 8) // 128)
    chains += [_FAT] * tables
    fat = struct.pack(f"<{len(chains)}I", *chains).ljust(tables * _SECTOR, b"\xff")
    places = [at + count + i for i in range(tables)] + [_FREE] * (109 - tables)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, at, 0, _SMALLEST, _END, 0, _END, 0
    )
    return header + struct.pack("<109I", *places) + body + directory + fat


def _word(pieces: list[str], flags: int = 0x0200) -> dict[str, bytes]:
    start, text, table = 1024, b"", b""
    ends, places = [0], []
    for piece in pieces:
        places.append(struct.pack("<HIH", 0, start + len(text), 0))
        text += piece.encode("utf-16-le") + b"\xee\xee" * 40
        ends.append(ends[-1] + len(piece.encode("utf-16-le")) // 2)
    table = struct.pack(f"<{len(ends)}I", *ends) + b"".join(places)
    table = b"\x02" + struct.pack("<I", len(table)) + table
    head = bytearray(start)
    struct.pack_into("<H", head, 0, 0xA5EC)
    struct.pack_into("<H", head, 10, flags)
    struct.pack_into("<II", head, 0x01A2, 0, len(table))
    return {"WordDocument": bytes(head) + text, "1Table": table}


def _doc(text: str) -> bytes:
    return compound(_word(["会议安排\r请按时参加。\r", text + "\r", "联系人\r"]))


def _doc_pieces(text: str) -> bytes:
    return compound(_word(["会议\r", *text, "\r联系人\r"]))


def _doc_gbk(text: str) -> bytes:
    streams = _word(["会议安排\r"])
    streams["WordDocument"] += text.encode("gb18030")
    return compound(streams)


def _doc_property(text: str) -> bytes:
    encoded = text.encode("gb18030") + b"\0"
    summary = b"\xfe\xff\0\0" + bytes(40) + struct.pack("<II", 30, len(encoded)) + encoded
    return compound(_word(["会议安排\r"]) | {"\x05SummaryInformation": summary})


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _book(strings: list[str], cells: list[tuple[int, int, int]], split: int = 0) -> bytes:
    table = struct.pack("<II", len(strings), len(strings))
    for text in strings:
        encoded = text.encode("utf-16-le")
        table += struct.pack("<HB", len(encoded) // 2, 1) + encoded
    shared = (
        _record(0xFC, table[:split]) + _record(0x3C, b"\x01" + table[split:])
        if split
        else _record(0xFC, table)
    )
    labels = b"".join(_record(0xFD, struct.pack("<HHHI", r, c, 0, i)) for r, c, i in cells)
    begin = _record(0x809, struct.pack("<HH12x", 0x600, 5))
    end = _record(0x0A, b"")
    return begin + shared + end + begin + labels + end


def _xls(text: str) -> bytes:
    return compound({"Workbook": _book(["名称", text], [(0, 0, 0), (1, 0, 1)])})


def _xls_letters(text: str) -> bytes:
    order = sorted(range(len(text)), key=lambda index: (index * 7) % 5)
    cells = [(0, column, order.index(column)) for column in range(len(text))]
    return compound({"Workbook": _book([text[index] for index in order], cells)})


def _xls_continued(text: str) -> bytes:
    return compound({"Workbook": _book([text], [(0, 0, 0)], split=8 + 3 + 2)})


def _atom(kind: int, body: bytes, version: int = 0) -> bytes:
    return struct.pack("<HHI", version, kind, len(body)) + body


def _ppt(text: str) -> bytes:
    atoms = _atom(4000, "年度计划".encode("utf-16-le")) + _atom(4000, text.encode("utf-16-le"))
    return compound({"PowerPoint Document": _atom(1000, atoms, 0xF), "Current User": bytes(20)})


def _ppt_letters(text: str) -> bytes:
    atoms = b"".join(_atom(4000, char.encode("utf-16-le")) for char in text)
    return compound({"PowerPoint Document": _atom(1000, atoms, 0xF), "Current User": bytes(20)})


def _ppt_object(text: str) -> bytes:
    packed = zlib.compress(text.encode("utf-16-le").ljust(64, b"\0"))
    return compound({"PowerPoint Document": _atom(4113, packed), "Current User": bytes(20)})


def _msg(tag: str) -> Callable[[str], bytes]:
    def carry(text: str) -> bytes:
        return compound(
            {
                "__properties_version1.0": bytes(32),
                f"__substg1.0_{tag}001F": text.encode("utf-16-le"),
            }
        )

    return carry


CARRIERS: dict[str, Callable[[str], bytes]] = {
    "doc body": _doc,
    "doc pieces": _doc_pieces,
    "doc eight-bit": _doc_gbk,
    "doc property": _doc_property,
    "wps body": _doc,
    "xls cell": _xls,
    "xls letters": _xls_letters,
    "xls continued": _xls_continued,
    "et cell": _xls,
    "ppt text": _ppt,
    "ppt letters": _ppt_letters,
    "ppt object": _ppt_object,
    "dps text": _ppt,
    "msg body": _msg("1000"),
    "msg subject": _msg("0037"),
}
