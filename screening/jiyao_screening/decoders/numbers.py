"""Characters written as their numbers: U+673A, 0x673A, CHR(26426), 673A 5BC6."""

import re
from collections.abc import Iterator

import numpy as np

from ..barriers import BARRIER
from ..normalise import confusables, traditional
from .spots import Offsets, Spots, around, flat

_CODE = r"(?:U\+|u\+|0[xX])[2-9A-Fa-f][0-9A-Fa-f]{3}"
_GROUPS = (
    r"(?:^|[^0-9A-Za-z])[0-9A-Fa-f]{4}[ ,;:_/|\-]{1,2}[0-9A-Fa-f]{4}[ ,;:_/|\-]{1,2}"
    r"[0-9A-Fa-f]{4}(?:$|[^0-9A-Za-z])"
)
_HAN = r"(?:2[0-9]{4}|3[0-9]{4}|19[6-9][0-9]{2}|40[0-9]{3}|6[3-5][0-9]{3})"
GATE = (
    rf"{_CODE}|(?:^|[^0-9A-Za-z.]){_HAN}[^0-9A-Za-z\x{{80}}-\x{{ffff}}]{{1,4}}"
    rf"[A-Za-z]{{0,12}}\(?[0-9]{{2}}|{_GROUPS}"
)
_TOKEN = re.compile(
    r"(?:U\+|u\+|0[xX])([0-9A-Fa-f]{2,5})\b|(?<![0-9A-Za-z.])(\d{2,5})(?![0-9A-Za-z.])"
)
_WORDS = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{4}[ ,;:\-_/|]{1,2}){2,}"
    r"[0-9A-Fa-f]{4}(?![0-9A-Za-z])"
)
_WORD = re.compile(r"[0-9A-Fa-f]{4}")
_BLANK = re.compile(r"[^0-9\u2461-\U0010ffff]+")
_NEAR = 16
_LONGEST_NUMBER = 5
_WITHIN = re.compile(r"[0-9]")
_CODES = Spots([_CODE, _GROUPS])
_FIRST_HIGH = 0x2460


def _is_character(code: int) -> bool:
    return _FIRST_HIGH <= code < 0xD800 or 0xF900 <= code < 0xFFF0


def _literal(between: str) -> str:
    """What stands between two codes and is itself text: digits, stars and Chinese in quotes."""
    return _BLANK.sub("", between) if len(between) > 1 else ""


def _codes(text: str) -> str:
    """Read numbers that stand for characters, and what is written out next to them."""
    pieces: list[str] = []
    last = -_NEAR * 2
    for match in _TOKEN.finditer(text):
        code = int(match[1], 16) if match[1] else int(match[2])
        near = match.start() - last <= _NEAR
        if not _is_character(code) and not (near and 0x20 <= code < 0x7F):
            continue
        pieces.append(_literal(text[last : match.start()]) if near else "\n")
        pieces.append(chr(code))
        last = match.end()
    tail = _literal(text[last : last + _NEAR]) if last > 0 else ""
    return "".join(pieces) + tail


def _words(found: str) -> str:
    characters = "".join(chr(int(word, 16)) for word in _WORD.findall(found))
    return characters.encode("utf-8", "ignore").decode()


def _common() -> Spots:
    """The decimal numbers of the characters in common use, and of those of marks."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    chars = "".join(row.decode("gb2312", "ignore") for row in rows)
    chars += "".join(old for old, new in traditional.table().items() if new in "绝机秘密级")
    return Spots(
        [str(ord(char)) for char in sorted({*chars, *confusables.TABLE} - {""})], literal=True
    )


_COMMON = _common()


def _neighbours(text: str, data: bytes) -> Offsets:
    """Return the ends of common decimal numbers that have another such next to them."""
    ends = _COMMON.ends(data)
    first = np.flatnonzero(np.diff(ends) <= _NEAR + _LONGEST_NUMBER)
    pairs = np.column_stack((ends[first], ends[first + 1])).tolist()
    found = [
        pair
        for pair in pairs
        if not _WITHIN.search(text, pair[0], pair[1] - _LONGEST_NUMBER)
        and pair[1] - pair[0] > _LONGEST_NUMBER
    ]
    return np.array(found, dtype=np.int64).reshape(-1)


def _spots(text: str) -> Offsets:
    data = flat(text)
    return np.sort(np.concatenate((_CODES.ends(data), _neighbours(text, data))))


def decode(text: str) -> Iterator[str | bytes]:
    """Yield the characters that sequences of numbers stand for."""
    windows = list(around(text, _spots(text)))
    yield BARRIER.join(_codes(window) for window in windows)
    words = (match.group() for window in windows for match in _WORDS.finditer(window))
    yield "\n".join(map(_words, words))
