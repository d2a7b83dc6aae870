"""What was found: grade, place, and an excerpt whose surroundings are masked."""

import re
from dataclasses import dataclass
from hashlib import sha256

from .rules import Grade

_AROUND = 12
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `offset` counts characters from the beginning of the part's text."""

    grade: Grade
    rule: str
    part: str
    offset: int
    excerpt: str

    @property
    def fingerprint(self) -> str:
        """Identify the finding across runs, without its path."""
        text = "\0".join((self.grade, self.rule, self.part, self.excerpt))
        return sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def masked(text: str) -> str:
    """Replace every letter and digit; signs and blanks stay so that the layout shows."""
    return _WORD.sub("×", " ".join(text.split()))


def excerpt(source: str, start: int, end: int) -> str:
    """Return the hit in clear with its surroundings masked."""
    hit = " ".join(source[start : min(end, start + 80)].split())
    return (
        masked(source[max(0, start - _AROUND) : start])
        + f"【{hit}】"
        + masked(source[end : end + _AROUND])
    )
