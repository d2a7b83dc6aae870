"""Redacting and proving files in processes of their own (PUB-04).

`blacken` makes the redacted version, `prove` says whether it is one: a version that was not proven
is not handed on.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jiyao
from jiyao.domains.release.passages.folding import plain
from jiyao.domains.release.redacting.spelled import Trace
from jiyao.foundation.safekeeping.apart import answer_of

ROOT = Path(jiyao.__file__).parent.parent
BLACKENING = "jiyao.domains.release.redacting.blackening"
PROVING = "jiyao.domains.release.redacting.proving"
BLACKEN_SECONDS, PROVE_SECONDS, GRACE = 300, 600, 10

Area = tuple[int, float, float, float, float]


@dataclass(frozen=True)
class Blackened:
    """A redacted version: a PDF of page pictures, or why there is none.

    removed: of each passage, in how many places; nothing of it was found where that is 0. fault:
    locked, damaged, many_pages, many_pixels, too_much, no_page, no_area, unknown or unanswered.
    """

    made: bytes = b""
    pages: int = 0
    removed: tuple[int, ...] = ()
    fault: str = ""


@dataclass(frozen=True)
class Proof:
    """What was looked at in a redacted version, and what was found.

    looked: bytes, streams and their number, form, pages, text, screening; found: passages that
    are still there, by their place; gaps: what could not be looked at.
    """

    looked: list[str] = field(default_factory=list)
    found: list[Trace] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether all was looked at and no passage found; anything less proves nothing."""
        return "screening" in self.looked and not self.found and not self.gaps


def blacken(
    data: bytes,
    passages: Sequence[str],
    areas: Sequence[Area] = (),
    seconds: int = BLACKEN_SECONDS,
) -> Blackened:
    """Return a PDF of page pictures with the passages and areas blackened.

    data: a PDF, a picture, Word, Excel, OFD or text; areas: page from 0, then left, top, width and
    height as shares of the page; seconds: how long it may take. A passage is found in the text of
    the pages, over their ends too; in pictures nothing is found, so what is seen there is given as
    areas. Raises TooShort for a passage of one sign.
    """
    for each in passages:
        plain(each)
    asked = {"passages": list(passages), "areas": [list(area) for area in areas]}
    answer = _ask(BLACKENING, asked, data, seconds)
    told, _line, made = answer.partition(b"\n")
    return (
        Blackened(made=made, **_tuples(json.loads(told))) if told else Blackened(fault=UNANSWERED)
    )


def prove(data: bytes, passages: Sequence[str], seconds: int = PROVE_SECONDS) -> Proof:
    """Look for the passages in a redacted PDF or text: in its bytes, pages and pictures.

    seconds: how long it may take; OCR needs some for each page. Raises TooShort.
    """
    for each in passages:
        plain(each)
    answer = _ask(PROVING, {"passages": list(passages), "seconds": seconds}, data, seconds + GRACE)
    if not answer:
        return Proof(gaps=[UNANSWERED])
    told = json.loads(answer)
    return Proof(told["looked"], [Trace(**each) for each in told["found"]], told["gaps"])


UNANSWERED = "unanswered"


def _ask(program: str, asked: dict[str, Any], data: bytes, seconds: float) -> bytes:
    words: list[str | Path] = ["-P", "-B", "-m", program]
    given = json.dumps(asked, ensure_ascii=False).encode() + b"\n" + data
    return answer_of(words, given, seconds, PYTHONPATH=str(ROOT))


def _tuples(told: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in told.items()}
