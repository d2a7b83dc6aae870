"""Marks with other characters put between theirs, at a regular distance or as Latin noise."""

import re
from collections.abc import Iterator

from ..barriers import BARRIER

GATE = (
    r"[绝机秘絕機祕][^\n密宻蜜][^\n]{0,2}[密宻蜜]"
    r"|[绝机秘絕機祕][（(\[【<{〔][^）)\n]{1,12}[）)\]】>}〕][密宻蜜]"
)
_GLOSS = re.compile(r"[（(\[【<{〔][^）)\]】>}〕\n]{1,12}[）)\]】>}〕]")
_GLOSSED = re.compile(r"[绝机秘絕機祕]" + _GLOSS.pattern + r"[密宻蜜]")
_LATIN = re.compile(r"[A-Za-z_]")
_NOISY = re.compile(r"[绝机秘絕機祕][A-Za-z_]{1,3}[密宻蜜]")
_LENGTH = 24


def _regular(text: str, stride: int) -> Iterator[str]:
    for match in re.finditer(rf"[绝机秘絕機祕](?![密宻蜜])(?=[^\n]{{{stride - 1}}}[密宻蜜])", text):
        yield text[match.start() : match.start() + _LENGTH * stride : stride]


def decode(text: str) -> Iterator[str | bytes]:
    """Yield every second, third and fourth character from a mark on, and the text without Latin."""
    if _NOISY.search(text):
        yield _LATIN.sub("", text)
    if _GLOSSED.search(text):
        yield _GLOSS.sub("", text)
    for stride in (2, 3, 4):
        yield BARRIER.join(_regular(text, stride))
