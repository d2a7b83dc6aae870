"""One hit seen in its surroundings: the source text, the gaps inside it, its line."""

import re
from dataclasses import dataclass

from .folding import Folded
from .matching import Hit
from .signs import signs_in

_LINE = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[。！？；!?;：:，,、]")
_INK = re.compile(r"[^\s\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]")
_MAX_GAP = 24
_SUFFIX = 4  # folded characters that may stand between a level and its star


@dataclass(frozen=True, slots=True)
class Passage:
    """A hit with the folded text and the source text it was found in."""

    hit: Hit
    folded: Folded
    source: str
    offset: int = 0  # of `source` in the whole text

    @property
    def start(self) -> int:
        """Offset in the source of the first character of the hit."""
        return int(self.folded.origin[self.hit.start])

    @property
    def end(self) -> int:
        """Offset in the source just after the hit."""
        return int(self.folded.origin[self.hit.end - 1]) + 1

    def gap_after(self, position: int) -> str:
        """Return the source between folded characters `position`-1 and `position`."""
        return self.folded.gap_after(position)

    def gap_before(self) -> str:
        """Return the skipped characters in front of the hit, at most 24 of them."""
        origin = self.folded.origin
        left = int(origin[self.hit.start - 1]) + 1 if self.hit.start else 0
        return self.source[max(left, self.start - _MAX_GAP) : self.start]

    def vicinity(self) -> str:
        """Return all the source that a star of this hit could stand in."""
        origin, last = self.folded.origin, self.hit.end + _SUFFIX
        right = int(origin[last]) if last < len(origin) else len(self.source)
        return self.source[max(0, self.start - _MAX_GAP) : right]

    def following(self, length: int = 24) -> str:
        """Return up to `length` folded characters after the hit."""
        return self.folded.text[self.hit.end : self.hit.end + length]

    def coherent(self) -> bool:
        """Tell whether the hit's characters belong together.

        They do when the gaps between them hold only blanks, invisible characters and the signs
        of the literal itself, or when the same few signs are put between all of them.
        """
        gaps = [self.gap_after(i) for i in range(self.hit.start + 1, self.hit.end)]
        own = self.hit.rule.signs or ("",) * len(gaps)
        inked = [
            gap
            for gap, signs in zip(gaps, own, strict=True)
            if _INK.search(gap) and not (signs and signs_in(gap) == signs)
        ]
        if not inked:
            return True
        if any(len(gap) > _MAX_GAP for gap in gaps):
            return False
        return len(inked) == len(gaps) and (len(gaps) > 1 or not _SENTENCE_END.search(inked[0]))

    def close(self) -> bool:
        """Tell whether only a sign or two stand between the hit's characters."""
        gaps = [self.gap_after(i) for i in range(self.hit.start + 1, self.hit.end)]
        return all(len(gap) <= 2 for gap in gaps)

    def line_bounds(self, end: int) -> tuple[int, int]:
        """Return where the source line around the hit begins and where the one at `end` ends."""
        before = [
            m.end() for m in _LINE.finditer(self.source, max(0, self.start - 400), self.start)
        ]
        after = _LINE.search(self.source, end, end + 400)
        return (
            before[-1] if before else max(0, self.start - 400),
            after.start() if after else min(len(self.source), end + 400),
        )

    def lines_before(self, start: int, count: int) -> list[str]:
        """Return up to `count` inked lines above offset `start`, nearest first."""
        lines = [line.strip() for line in _LINE.split(self.source[max(0, start - 600) : start])]
        return [line for line in reversed(lines) if line][:count]

    def lines_after(self, end: int, count: int) -> list[str]:
        """Return up to `count` inked lines below offset `end`."""
        lines = [line.strip() for line in _LINE.split(self.source[end : end + 400])]
        return [line for line in lines if line][:count]
