"""Files from outside are read in a process of their own: limited, and able to end badly alone."""

import json
from dataclasses import dataclass
from pathlib import Path

import pylopdf_fonts_zh_cn

import jiyao
from jiyao.foundation.safekeeping.apart import answer_of
from jiyao.foundation.vault import limits

ROOT = Path(jiyao.__file__).parent.parent
DRAWING, TURNING = "jiyao.foundation.vault.drawing", "jiyao.foundation.vault.turning"


@dataclass(frozen=True)
class Seen:
    """What was found: the kind of file, how many pages, what is wrong, and what was made.

    missing: how many things the pages name as not shown; made: the picture of a page, or the PDF
    of a document.
    """

    kind: str = ""
    pages: int = 0
    missing: int = 0
    fault: str = ""
    made: bytes = b""


def look_at(data: bytes, media_type: str) -> Seen:
    """Return how many pages a PDF or a picture has and whether it can be shown."""
    return _draw(data, {"media_type": media_type})


def draw_page(
    data: bytes, media_type: str, page: int, width: int, mark: str, lines: list[str]
) -> Seen:
    """Return the picture of one page under its watermark.

    page: from 0; width: of the page in pixels; mark: as on paper; lines: who, when, which entry.
    """
    font = str(pylopdf_fonts_zh_cn.sans_path())
    asked = {"page": page, "width": width, "mark": mark, "lines": lines, "font": font}
    return _draw(data, {"media_type": media_type, **asked})


def turn(data: bytes) -> Seen:
    """Return which kind of file it is by its content and, of a document, its pages as a PDF."""
    return _ask(TURNING, data, limits.TURN_PATIENCE)


def _draw(data: bytes, asked: dict[str, object]) -> Seen:
    return _ask(DRAWING, json.dumps(asked).encode() + b"\n" + data, limits.DRAW_PATIENCE)


def _ask(program: str, given: bytes, seconds: float) -> Seen:
    words: list[str | Path] = ["-P", "-B", "-m", program]
    answer = answer_of(words, given, seconds, PYTHONPATH=str(ROOT))
    told, _line, made = answer.partition(b"\n")
    return Seen(**json.loads(told), made=made) if told else Seen(fault="unanswered")
