"""Finds unbroken runs of base64's letters, which base32's and hexadecimal digits are among."""

import re
from collections.abc import Iterator

import numpy as np

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-"
_MEMBER = np.zeros(129, dtype=np.int8)
_MEMBER[list(_LETTERS)] = 1
_SHORTEST = 11
_FULL_LINE = 56
_WRAP = re.compile(r"\r?\n[ \t]*")


def _bounds(text: str) -> list[list[int]]:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    member = _MEMBER[np.minimum(codes, 128)]
    edges = np.flatnonzero(np.diff(member, prepend=0, append=0))
    starts, ends = edges[::2], edges[1::2]
    lengths = ends - starts
    wrapped = np.zeros(len(lengths), dtype=bool)
    wrapped[1:] = lengths[:-1] >= _FULL_LINE
    kept = (lengths >= _SHORTEST) | (wrapped & (lengths >= 2))
    return np.stack([starts[kept], ends[kept]], axis=1).tolist()


def runs(text: str) -> Iterator[str]:
    """Yield the runs of eleven letters and more; full lines are joined with the next."""
    start = end = length = 0
    for first, last in _bounds(text):
        if length >= _FULL_LINE and _WRAP.fullmatch(text, end, first):
            end, length = last, last - first
            continue
        if end > start:
            yield text[start:end]
        start, end, length = first, last, last - first
    if end > start:
        yield text[start:end]
