"""Where hits stand: marked in a text, or as boxes on the pictures of the pages (PUB-05)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jiyao
from jiyao.domains.release.models import Hit
from jiyao.domains.release.passages.folding import is_too_short, spans
from jiyao.foundation.safekeeping.apart import answer_of
from jiyao.foundation.vault import limits

ROOT = Path(jiyao.__file__).parent.parent
PROGRAM = "jiyao.domains.release.passages.placing"


@dataclass(frozen=True)
class Piece:
    """A piece of a text; one with a hit is marked."""

    words: str
    hit: Hit | None = None


@dataclass(frozen=True)
class Box:
    """Where a hit stands on a page (from 0), in shares of it; height: the page's, of its width."""

    hit: Hit
    page: int
    left: float
    top: float
    wide: float
    tall: float
    height: float


def marked(text: str, hits: Sequence[Hit]) -> list[Piece]:
    """Return a text in pieces, each place of a hit one of them; of two that overlap the first.

    The engine tells one of several places that look alike; all of them are marked.
    """
    shown = [hit for hit in hits if not is_too_short(hit.words)]
    found = spans(text, [hit.words for hit in shown])
    starts = [(span, hit) for hit, each in zip(shown, found, strict=True) for span in each]
    pieces, place = [], 0
    for (start, end), hit in sorted(starts, key=lambda each: each[0]):
        if start >= place:
            pieces += [Piece(text[place:start]), Piece(text[start:end], hit)]
            place = end
    return [*pieces, Piece(text[place:])]


def boxes_of(pdf: bytes, hits: Sequence[Hit]) -> list[Box]:
    """Return where hits stand on the pages of a PDF, of a picture without it.

    Nothing for what is neither written there nor was seen in a picture.
    """
    seen = [Box(hit, *hit.box) for hit in hits if hit.box]
    return [*seen, *_written(pdf, [hit for hit in hits if not hit.box])]


def _written(pdf: bytes, hits: Sequence[Hit]) -> list[Box]:
    words = sorted({hit.words for hit in hits if not is_too_short(hit.words)})
    if not (words and pdf):
        return []
    given = json.dumps({"words": words}, ensure_ascii=False).encode() + b"\n" + pdf
    program: list[str | Path] = ["-P", "-B", "-m", PROGRAM]
    answer = answer_of(program, given, limits.DRAW_PATIENCE, PYTHONPATH=str(ROOT))
    told: dict[str, list[Any]] = json.loads(answer) if answer else {}
    return [Box(hit, *place) for hit in hits for place in told.get(hit.words, ())]
