"""Screens one text: fold, match, grade, own patterns."""

from collections.abc import Iterator

from . import findings, grading, marks
from .findings import Finding
from .folding import Folder
from .matching import Matcher
from .parts import Text
from .passages import Passage
from .rules import RuleSet

_CHUNK = 2_000_000
_OVERLAP = 2_000


class Screener:
    """Knows the rules of one run and applies them to texts."""

    def __init__(self, rules: RuleSet, folder: Folder) -> None:
        self.rules = rules
        self.folder = folder
        self._matcher = Matcher(rules, folder)

    def screen(self, part: Text) -> Iterator[Finding]:
        """Yield the findings in one text, long ones piece by piece with an overlap."""
        for base in range(0, max(len(part.text), 1), _CHUNK):
            piece = part.text[base : base + _CHUNK + _OVERLAP]
            yield from self._literals(part, piece, base)
            yield from self._patterns(part, piece, base)

    def _literals(self, part: Text, piece: str, base: int) -> Iterator[Finding]:
        folded = self.folder.fold(piece)
        for hit in self._matcher.hits(folded.text):
            passage = Passage(hit, folded, piece)
            grade = grading.grade(passage, part.place)
            if grade is None:
                continue
            end = marks.read(passage).end if hit.rule.kind == "level" else passage.end
            shown = findings.excerpt(piece, passage.start, end)
            yield Finding(grade, hit.rule.label, part.name, base + passage.start, shown)

    def _patterns(self, part: Text, piece: str, base: int) -> Iterator[Finding]:
        for pattern in self.rules.patterns:
            if not all(char in piece for char in pattern.needs):
                continue
            for match in pattern.regex.finditer(piece):
                shown = findings.excerpt(piece, match.start(), match.end())
                yield Finding(pattern.grade, pattern.label, part.name, base + match.start(), shown)
