"""Looks at raw bytes for marks in every encoding, whatever the format around them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import hyperscan

from .parts import Place, Text

_WORDS = ("绝密", "机密", "秘密", "絕密", "機密", "祕密")
_ENCODINGS = {"utf-8": 1, "utf-16-le": 2, "utf-16-be": 2, "gb18030": 2, "big5hkscs": 2}
_AROUND = 200
_TAG = re.compile(r"<[^<>]{0,2000}>")


@cache
def _needles() -> tuple[tuple[bytes, str], ...]:
    found: dict[bytes, str] = {}
    for encoding in _ENCODINGS:
        for word in _WORDS:
            encoded = word.encode(encoding, "ignore")
            if len(encoded) >= 4:
                found.setdefault(encoded, encoding)
    return tuple(found.items())


@cache
def _database() -> hyperscan.Database:
    needles = [needle for needle, _ in _needles()]
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=needles,
        ids=list(range(len(needles))),
        elements=len(needles),
        flags=[0] * len(needles),
        literal=True,
    )
    return database


def _found(data: bytes) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []

    def note(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
        found.append((number, end))

    _database().scan(data, match_event_handler=note)
    return found


def _windows(data: bytes) -> dict[tuple[str, int], list[list[int]]]:
    """Merge the surroundings of the hits; hits out of step are kept apart."""
    windows: dict[tuple[str, int], list[list[int]]] = defaultdict(list)
    for number, end in _found(data):
        needle, encoding = _needles()[number]
        width = _ENCODINGS[encoding]
        start = end - len(needle)
        first = start - min(start // width, _AROUND) * width
        ranges = windows[encoding, start % width]
        if ranges and first <= ranges[-1][1]:
            ranges[-1][1] = end + _AROUND * width
        else:
            ranges.append([first, end + _AROUND * width])
    return windows


def sweep(data: bytes) -> Iterator[Text]:
    """Yield the surroundings of the level words found in raw bytes."""
    for (encoding, _step), ranges in _windows(data).items():
        pieces = [data[first:last].decode(encoding, "replace") for first, last in ranges]
        text = _TAG.sub("", "\n\n".join(pieces)).replace("\0", "\n").replace("\ufffd", "\n")
        yield Text(f"字节 {ranges[0][0]} 起（{encoding}）", text, Place.LOOSE)
