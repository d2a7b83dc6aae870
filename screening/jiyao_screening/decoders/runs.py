"""Finds unbroken runs of base64's letters, which base32's and hexadecimal digits are among."""

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from . import batch

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-"
_MEMBER = bytes(code in _LETTERS for code in range(256))
_HEX, _BASE32 = 1, 2
_ALPHABETS = np.zeros(256, dtype=np.uint8)
_ALPHABETS[list(b"0123456789abcdefABCDEF")] |= _HEX
_ALPHABETS[list(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")] |= _BASE32
_SHORTEST = 11
_STEPS = (1, 2, 4, 3)  # widths put together: a run of the shortest length
_SHORTEST_BASE32 = 16
_FULL_LINE = 56
_FEW = 16  # runs that are sooner judged one by one
_WRAPPED = re.compile(r"\r?\n[ \t]*([A-Za-z0-9+/_\-]{2,})")

Offsets = npt.NDArray[np.int64]


def _long(member: batch.Mask) -> batch.Mask:
    """Keep the places in runs of the shortest length or more; one is added before and behind."""
    inside = np.zeros(len(member) + 2 * _SHORTEST, dtype=bool)
    inside[_SHORTEST:-_SHORTEST] = member
    for step in _STEPS:
        inside = inside[:-step] & inside[step:]
    for step in _STEPS:
        inside = inside[:-step] | inside[step:]
    return inside


def _worth(letters: batch.Bytes, firsts: Offsets, lengths: Offsets) -> batch.Mask:
    """Tell which short runs decode to something, in hexadecimal or else in base64."""
    shared = np.bitwise_and.reduceat(_ALPHABETS.take(letters), firsts)
    found = (shared & _BASE32 > 0) & (lengths >= _SHORTEST_BASE32)
    is_hex = (shared & _HEX > 0) & (lengths % 2 == 0)
    for chosen, convert in ((is_hex, batch.hexadecimal), (~is_hex, batch.base64)):
        if chosen.any():
            found[chosen] |= batch.telling(*convert(letters, firsts[chosen], lengths[chosen]))
    return found


def runs(text: str, data: bytes) -> Iterator[str]:
    """Yield the runs of eleven letters and more that may say something; `data` is the flat text.

    Full lines are joined with the next.
    """
    inside = _long(np.frombuffer(data.translate(_MEMBER), dtype=bool))
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    lengths = ends - starts
    short = lengths < _FULL_LINE
    kept = ~short
    if short.sum() < _FEW:
        kept |= short
    else:
        letters = np.frombuffer(data, dtype=np.uint8)[inside[1:-1]]
        firsts = np.cumsum(lengths) - lengths
        kept[short] = _worth(letters, firsts[short], lengths[short])
    yield from _joined(text, np.column_stack((starts, ends))[kept].tolist())


def _joined(text: str, bounds: list[list[int]]) -> Iterator[str]:
    last = 0
    for start, end in bounds:
        if start < last:
            continue
        length = end - start
        while length >= _FULL_LINE and (wrapped := _WRAPPED.match(text, end)):
            end, length = wrapped.end(), len(wrapped[1])
        last = end
        yield text[start:end]
