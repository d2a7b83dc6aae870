"""Chinese text as tokens: every two neighbouring signs, every single sign, numbers and words whole.

A search term becomes pieces, and each piece a stretch of tokens as they lie in the index: what is
found holds the very words that were asked for, not only their pairs. Numbers and Latin words are
found by their beginning, numbers also with fewer leading zeros or none.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

RUNS = re.compile(r"[0-9a-z]+|[^\W_0-9a-z]+")
LONGEST = 40
MOST_TERMS = 5
MOST_ZEROS = 6


@dataclass(frozen=True)
class Piece:
    """A stretch of tokens; the last of them may go on when `begins`."""

    tokens: tuple[str, ...]
    begins: bool

    @property
    def needle(self) -> str:
        """The piece as it lies in the index."""
        return f" {' '.join(self.tokens)}{'' if self.begins else ' '}"


def tokens_of(texts: Iterable[str | None]) -> str:
    """Return the tokens of some texts, each between spaces; nothing for nothing."""
    tokens: list[str] = []
    signs: dict[str, None] = {}
    for run in (run for text in texts for run in _runs(text or "")):
        if run[0].isascii():
            tokens += _with_fewer_zeros(run)
        else:
            tokens += _pairs(run)
            signs.update(dict.fromkeys(run))
    tokens += signs
    return f" {' '.join(tokens)} " if tokens else ""


def terms_of(asked: str) -> list[list[Piece]]:
    """Return what is asked for, term by term; all pieces of a term must stand in one row.

    Terms are parted by spaces; what follows the fourth is one. No term when nothing in it can be
    searched for.
    """
    terms = [
        [_piece(run) for run in _runs(term)] for term in _plain(asked).split(None, MOST_TERMS - 1)
    ]
    return [term for term in terms if term]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def _runs(text: str) -> list[str]:
    return RUNS.findall(_plain(text))


def _with_fewer_zeros(run: str) -> list[str]:
    zeros = len(run) - len(run.lstrip("0") or "0")
    starts = [*range(min(zeros, MOST_ZEROS)), zeros]
    return [run[start:][:LONGEST] for start in starts]


def _pairs(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(len(run) - 1)]


def _piece(run: str) -> Piece:
    if run[0].isascii():
        return Piece((run[:LONGEST],), begins=True)
    return Piece(tuple(_pairs(run)) or (run,), begins=False)
