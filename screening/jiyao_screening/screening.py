"""Screens one text: fold, match, grade, own patterns."""

from collections.abc import Iterator

import numpy as np

from . import findings, grading, marks
from .bulk import Sorter
from .findings import Finding
from .folding import Folded, Folder
from .matching import Matcher, Offsets
from .parts import Text
from .passages import Passage
from .rules import RuleSet

_CHUNK = 200_000
_OVERLAP = 2_000
_HINTS = 20  # hints that mere talk gives, at most, in one text


class Screener:
    """Knows the rules of one run and applies them to texts."""

    def __init__(self, rules: RuleSet, folder: Folder) -> None:
        self.rules = rules
        self.folder = folder
        self._matcher = Matcher(rules, folder)
        self._sorter = Sorter(self._matcher)

    def screen(self, part: Text) -> Iterator[Finding]:
        """Yield the findings in one text, long ones piece by piece with an overlap."""
        hints = _HINTS
        for base in range(0, max(len(part.text), 1), _CHUNK):
            first = max(0, base - _OVERLAP)
            piece = part.text[first : base + _CHUNK + _OVERLAP]
            folded = self.folder.fold(piece)
            spans = self._matcher.spans(folded)
            talk = self._sorter.talk(folded, spans, part.place)
            listed = spans[~talk | (np.cumsum(talk) <= hints)]
            hints = max(0, hints - int(talk.sum()))
            found = (
                *self._literals(part, folded, listed, first),
                *self._patterns(part, piece, first),
            )
            yield from (f for f in found if base <= f.offset - part.offset < base + _CHUNK)

    def _literals(
        self, part: Text, folded: Folded, spans: Offsets, first: int
    ) -> Iterator[Finding]:
        offset = part.offset + first
        for number, start, end in spans.tolist():
            hit = self._matcher.hit(number, start, end)
            passage = Passage(hit, folded, folded.source, offset)
            grade = grading.grade(passage, part.place)
            if grade is None:
                continue
            last = marks.read(passage).end if hit.rule.kind == "level" else passage.end
            shown = findings.excerpt(folded.source, passage.start, last)
            yield Finding(grade, hit.rule.label, part.name, offset + passage.start, shown)

    def _patterns(self, part: Text, piece: str, first: int) -> Iterator[Finding]:
        at = part.offset + first
        for pattern in self.rules.patterns:
            if not all(char in piece for char in pattern.needs):
                continue
            for match in pattern.regex.finditer(piece):
                shown = findings.excerpt(piece, match.start(), match.end())
                yield Finding(pattern.grade, pattern.label, part.name, at + match.start(), shown)
