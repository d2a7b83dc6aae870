"""Files from outside are read in a process of their own: limited, and able to end badly alone."""

import json
from dataclasses import dataclass
from pathlib import Path

import pylopdf_fonts_zh_cn

from jiyao.foundation.safekeeping.apart import answer_of

PROGRAM = Path(__file__).with_name("drawing.py")
PATIENCE = 20


@dataclass(frozen=True)
class Seen:
    """What was found: how many pages, what is wrong, and the picture when one was asked for."""

    pages: int = 0
    fault: str = ""
    picture: bytes = b""


def look_at(data: bytes, media_type: str) -> Seen:
    """Return how many pages a file has and whether it can be shown."""
    return _ask(data, {"media_type": media_type})


def draw_page(
    data: bytes, media_type: str, page: int, width: int, mark: str, lines: list[str]
) -> Seen:
    """Return the picture of one page under its watermark.

    page: from 0; width: of the page in pixels; mark: as on paper; lines: who, when, which entry.
    """
    font = str(pylopdf_fonts_zh_cn.sans_path())
    asked = {"page": page, "width": width, "mark": mark, "lines": lines, "font": font}
    return _ask(data, {"media_type": media_type, **asked})


def _ask(data: bytes, asked: dict[str, object]) -> Seen:
    given = json.dumps(asked).encode() + b"\n" + data
    told, _line, picture = answer_of(["-I", "-B", PROGRAM], given, PATIENCE).partition(b"\n")
    return Seen(**json.loads(told), picture=picture) if told else Seen(fault="damaged")
