"""Finds unbroken runs of base64's letters, which base32's and hexadecimal digits are among."""

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from . import batch

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-"
_MEMBER = np.zeros(256, dtype=bool)
_MEMBER[list(_LETTERS)] = True
_HEX, _BASE32 = 1, 2
_ALPHABETS = np.zeros(256, dtype=np.uint8)
_ALPHABETS[list(b"0123456789abcdefABCDEF")] |= _HEX
_ALPHABETS[list(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")] |= _BASE32
_SHORTEST = 11
_SHORTEST_BASE32 = 16
_FULL_LINE = 56
_FEW = 16  # runs that are sooner judged one by one
_WRAP = re.compile(r"\r?\n[ \t]*")

Offsets = npt.NDArray[np.int64]


def _bounds(codes: batch.Bytes) -> tuple[Offsets, Offsets]:
    member = _MEMBER[codes]
    edges = np.flatnonzero(member[1:] != member[:-1]) + 1
    edges = np.concatenate(([0] if member[0] else [], edges, [len(codes)] if member[-1] else []))
    starts, ends = edges[::2].astype(np.int64), edges[1::2].astype(np.int64)
    lengths = ends - starts
    wrapped = np.zeros(len(lengths), dtype=bool)
    wrapped[1:] = lengths[:-1] >= _FULL_LINE
    kept = (lengths >= _SHORTEST) | (wrapped & (lengths >= 2))
    return starts[kept], ends[kept]


def _worth(codes: batch.Bytes, starts: Offsets, lengths: Offsets) -> npt.NDArray[np.bool_]:
    """Tell which short runs decode to something, in hexadecimal or else in base64."""
    gathered = batch.gathered(codes, starts, lengths)
    firsts = np.cumsum(lengths) - lengths
    shared = np.bitwise_and.reduceat(_ALPHABETS[gathered], firsts)
    found = (shared & _BASE32 > 0) & (lengths >= _SHORTEST_BASE32)
    is_hex = (shared & _HEX > 0) & (lengths % 2 == 0)
    for chosen, convert in ((is_hex, batch.hexadecimal), (~is_hex, batch.base64)):
        if chosen.any():
            found[chosen] |= batch.telling(*convert(gathered, firsts[chosen], lengths[chosen]))
    return found


def runs(text: str) -> Iterator[str]:
    """Yield the runs of eleven letters and more that may say something.

    Full lines are joined with the next.
    """
    codes = np.frombuffer(text.encode("ascii", "replace"), dtype=np.uint8)
    if not len(codes):
        return
    starts, ends = _bounds(codes)
    if not len(starts):
        return
    lengths = ends - starts
    short = lengths < _FULL_LINE
    short[1:] &= lengths[:-1] < _FULL_LINE
    kept = ~short
    if short.sum() < _FEW:
        kept |= short
    else:
        kept[short] = _worth(codes, starts[short], lengths[short])
    yield from _joined(text, np.column_stack((starts, ends))[kept].tolist())


def _joined(text: str, bounds: list[list[int]]) -> Iterator[str]:
    start = end = length = 0
    for first, last in bounds:
        if length >= _FULL_LINE and _WRAP.fullmatch(text, end, first):
            end, length = last, last - first
            continue
        if end > start:
            yield text[start:end]
        start, end, length = first, last, last - first
    if end > start:
        yield text[start:end]
