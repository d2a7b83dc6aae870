"""From findings and gaps to one verdict; only full coverage without L1 and L2 is clean."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from .findings import Finding
from .parts import Gap
from .rules import Grade


class Verdict(StrEnum):
    """hit: blocks; incomplete: not all was read; review: a person decides; clean: passes."""

    HIT = "hit"
    INCOMPLETE = "incomplete"
    REVIEW = "review"
    CLEAN = "clean"


EXIT_CODES = {Verdict.CLEAN: 0, Verdict.HIT: 1, Verdict.INCOMPLETE: 2, Verdict.REVIEW: 2}
_ORDER = (Verdict.HIT, Verdict.INCOMPLETE, Verdict.REVIEW, Verdict.CLEAN)


@dataclass(slots=True)
class Result:
    """All that is known about one file.

    `accepted` are findings of the baseline; a `transient` result is not worth remembering.
    """

    path: str
    digest: str = ""
    size: int = 0
    findings: list[Finding] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    accepted: list[Finding] = field(default_factory=list)
    transient: bool = False

    @property
    def verdict(self) -> Verdict:
        """Judge the file: L1 hits, gaps make it incomplete, L2 needs a person, L3 is a hint."""
        grades = {finding.grade for finding in self.findings}
        if Grade.L1 in grades:
            return Verdict.HIT
        if self.gaps:
            return Verdict.INCOMPLETE
        return Verdict.REVIEW if Grade.L2 in grades else Verdict.CLEAN


def exit_code(results: Iterable[Result]) -> int:
    """Return 1 when any file is a hit, else 2 when any is incomplete or needs review, else 0."""
    verdicts = {result.verdict for result in results}
    worst = next((verdict for verdict in _ORDER if verdict in verdicts), Verdict.CLEAN)
    return EXIT_CODES[worst]
