"""Marks with other characters put between theirs, at a regular distance or as Latin noise."""

import re
from collections.abc import Iterator

import numpy as np

from ..barriers import BARRIER
from ..folding import codes

GATE = (
    r"[绝机秘絕機祕][^\n密宻蜜][^\n]{0,2}[密宻蜜]"
    r"|[绝机秘絕機祕][（(\[【<{〔][^）)\n]{1,12}[）)\]】>}〕][密宻蜜]"
)
_GLOSS = re.compile(r"[（(\[【<{〔][^）)\]】>}〕\n]{1,12}[）)\]】>}〕]")
_GLOSSED = re.compile(r"[绝机秘絕機祕]" + _GLOSS.pattern + r"[密宻蜜]")
_LATIN = re.compile(r"[A-Za-z_]")
_NOISY = re.compile(r"[绝机秘絕機祕][A-Za-z_]{1,3}[密宻蜜]")
_START = re.compile(r"[绝机秘絕機祕](?=[^\n密宻蜜][^\n]{0,2}[密宻蜜]|[（(\[【<{〔])")
_SECOND = frozenset("密宻蜜")
_LENGTH = 24
_KINDS = np.zeros(0x110000, dtype=np.uint8)
_KINDS[[ord(char) for char in "绝机秘絕機祕"]] = 1
_KINDS[[ord(char) for char in _SECOND]] = 2


def _starts(text: str) -> list[int]:
    """Return where a mark with something in between may begin, in order."""
    kinds = _KINDS.take(codes(text))
    first = np.flatnonzero((kinds[:-1] == 1) & (kinds[1:] != 2))
    return [at for at in first.tolist() if _START.match(text, at)]


def _regular(text: str, starts: list[int], stride: int) -> Iterator[str]:
    for start in starts:
        second = start + stride
        if text[second : second + 1] in _SECOND and "\n" not in text[start:second]:
            yield text[start : start + _LENGTH * stride : stride]


def decode(text: str) -> Iterator[str | bytes]:
    """Yield every second, third and fourth character from a mark on, and the text without Latin."""
    starts = _starts(text)
    if any(_NOISY.match(text, start) for start in starts):
        yield _LATIN.sub("", text)
    if any(_GLOSSED.match(text, start) for start in starts):
        yield _GLOSS.sub("", text)
    for stride in (2, 3, 4):
        yield BARRIER.join(_regular(text, starts, stride))
