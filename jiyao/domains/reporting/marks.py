"""Whether words bear a classification mark, as the engine of content screening judges (ORG-16).

A level with a star counts in whatever spelling, and also the marks of this house; a level in a
sentence, such as a number of papers, does not. The engine is loaded when it is first asked.
"""

import re
from functools import cache

from jiyao_screening.folding import folder
from jiyao_screening.parts import Place, Text
from jiyao_screening.rules import Grade, Pattern, RuleSet
from jiyao_screening.screening import Screener

# The mark of a company, and a period that has lost its level; with a level the engine judges it.
OWN = re.compile(r"商\s*密\s*[·・•]|(?:^|[^密级件\s])\s*[★☆]\s*\d+\s*年")


def bears_mark(text: str) -> bool:
    """Whether a strong mark stands in a text of which nothing is the head."""
    found = _screener().screen(Text("", text, Place.LOOSE))
    return any(each.grade == Grade.L1 for each in found)


@cache
def _screener() -> Screener:
    return Screener(RuleSet(patterns=(Pattern(OWN, "密级标志", Grade.L1),)), folder(frozenset()))
