"""Screens one text: fold, match, grade, own patterns."""

from collections.abc import Iterator

import numpy as np

from . import findings, grading, marks
from .bulk import Sorter
from .findings import Finding
from .folding import Folded, Folder
from .matching import Hit, Matcher
from .parts import Text
from .passages import Passage
from .rules import RuleSet

_CHUNK = 100_000
_OVERLAP = 2_000
_HINTS = 50  # hints of mere talk listed of each piece of text


class Screener:
    """Knows the rules of one run and applies them to texts."""

    def __init__(self, rules: RuleSet, folder: Folder) -> None:
        self.rules = rules
        self.folder = folder
        self._matcher = Matcher(rules, folder)
        self._sorter = Sorter(self._matcher)

    def screen(self, part: Text) -> Iterator[Finding]:
        """Yield the findings in one text, long ones piece by piece with an overlap."""
        for base in range(0, max(len(part.text), 1), _CHUNK):
            first = max(0, base - _OVERLAP)
            piece = part.text[first : base + _CHUNK + _OVERLAP]
            for finding in (*self._literals(part, piece, first), *self._patterns(part, piece, first)):
                if base <= finding.offset < base + _CHUNK:
                    yield finding

    def _literals(self, part: Text, piece: str, first: int) -> Iterator[Finding]:
        folded = self.folder.fold(piece)
        for hit in self._hits(folded, part):
            passage = Passage(hit, folded, piece, first)
            grade = grading.grade(passage, part.place)
            if grade is None:
                continue
            end = marks.read(passage).end if hit.rule.kind == "level" else passage.end
            shown = findings.excerpt(piece, passage.start, end)
            yield Finding(grade, hit.rule.label, part.name, first + passage.start, shown)

    def _hits(self, folded: Folded, part: Text) -> Iterator[Hit]:
        spans = self._matcher.spans(folded)
        if not len(spans):
            return
        talk = self._sorter.talk(folded, spans, part.place)
        listed = ~talk | (np.cumsum(talk) <= _HINTS)
        for number, start, end in spans[listed].tolist():
            yield self._matcher.hit(number, start, end)

    def _patterns(self, part: Text, piece: str, first: int) -> Iterator[Finding]:
        for pattern in self.rules.patterns:
            if not all(char in piece for char in pattern.needs):
                continue
            for match in pattern.regex.finditer(piece):
                shown = findings.excerpt(piece, match.start(), match.end())
                yield Finding(pattern.grade, pattern.label, part.name, first + match.start(), shown)
