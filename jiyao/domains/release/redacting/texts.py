"""Removing passages from a text (PUB-04)."""

from collections.abc import Sequence
from itertools import chain

from jiyao.domains.release.passages.folding import merged, spans

# Of one length, so that it tells nothing of what stood there.
BLOCKS, WORDS = "■■■■", "［此处删去］"


def redact_text(text: str, passages: Sequence[str], instead: str = BLOCKS) -> str:
    """Return the text with every passage replaced, however it is spaced or broken over lines.

    Passages that overlap or touch are replaced once. Raises TooShort for a passage of one sign.
    """
    left, kept = 0, []
    for start, end in merged(chain.from_iterable(spans(text, passages))):
        kept += [text[left:start], instead]
        left = end
    return "".join([*kept, text[left:]])
