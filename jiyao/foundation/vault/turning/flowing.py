"""What a document is made of on its way to the page: runs in paragraphs, tables, things missing.

Plain data, as `page.typ` takes it. Every sign without a glyph and every thing that is not shown is
named in its place; `Flow.missing` counts them.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from jiyao.foundation.vault import limits
from jiyao.foundation.vault.turning.faults import Unfit
from jiyao.foundation.vault.turning.glyphs import without_glyph
from jiyao.foundation.vault.turning.pictures import Gallery

Part = dict[str, Any]
UNBROKEN = re.compile(r"[!-~]{6}(?=[!-~])")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
PAGE = {"width": 595.0, "height": 842.0, "sides": [72.0, 72.0, 72.0, 72.0]}


@dataclass
class Flow:
    """The blocks of a document, the size of its paper in points, and what is counted in it."""

    blocks: list[Part] = field(default_factory=list)
    page: Part = field(default_factory=lambda: dict(PAGE))
    gallery: Gallery = field(default_factory=Gallery)
    missing: int = 0
    signs: int = 0

    def words(self, text: str) -> list[Part]:
        """Return text as runs; a sign that no font has is named by its code."""
        self.signs += len(text)
        if self.signs > limits.MOST_SIGNS:
            raise Unfit("too_much")
        found, plain = [], ""
        for sign in UNPRINTABLE.sub("", text):
            if without_glyph(sign):
                found += [{"text": broken(plain)}, self.lost(f"字库没有的字 U+{ord(sign):04X}")]
                plain = ""
            else:
                plain += sign
        return [run for run in [*found, {"text": broken(plain)}] if run.get("text") != ""]

    def lost(self, what: str) -> Part:
        """Return the words that stand where something is not shown."""
        self.missing += 1
        return {"lost": what}

    def picture(self, data: bytes, width: float = 0) -> Part:
        """Return a picture as a run, or what is said in its place. width: in points, 0 its own."""
        drawn = self.gallery.taken(data)
        if isinstance(drawn, str):
            return self.lost(drawn)
        return {"picture": drawn.svg, "width": width or drawn.width * 0.75}


def broken(text: str) -> str:
    """Return text with room to break in long codes."""
    return UNBROKEN.sub("\\g<0>\u200b", text)


def paragraph(runs: list[Part], **how: Any) -> Part:
    """Return a paragraph. how: align, heading, before, indent, first (points)."""
    return {"kind": "paragraph", "runs": runs, **how}


def framed(title: str, blocks: list[Part]) -> Part:
    """Return blocks in a frame with a title: what stands elsewhere in the original."""
    return {"kind": "frame", "title": title, "blocks": blocks}


def leaf() -> Part:
    """Return the end of a page."""
    return {"kind": "leaf"}
