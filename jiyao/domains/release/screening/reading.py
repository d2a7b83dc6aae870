"""The program that screens one file: a process with limits that writes nothing to disk.

A line of JSON and the file come on standard input; findings and gaps go to standard output as JSON.
The line says name, terms, seconds, named: other words with what a finding is called, and in boxes
whether to look for places in pictures. The texts that were read go back too, for what only
registers can tell. Nothing of Django is loaded. Clauses PUB-05, SYS-04.
"""

import json
import re
import sys
import time
from collections.abc import Iterator
from typing import Any

from jiyao_screening.engine import Engine
from jiyao_screening.limits import Limits
from jiyao_screening.rules import NUMBER, Grade, Pattern, RuleSet
from jiyao_screening.verdicts import Result

from jiyao.domains.release.confining import MEMORY, confine
from jiyao.domains.release.personal import patterns
from jiyao.domains.release.screening.numbers import pattern_of
from jiyao.domains.release.screening.seeing import boxes_of

MOST = 4_000_000  # signs of all texts of a file that are handed back


class Heard:
    """A pattern that finds nothing and remembers the texts that it is shown."""

    def __init__(self) -> None:
        self.texts: dict[str, None] = {}
        self.left = MOST

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Take a text in, as long as there is room."""
        if text not in self.texts:
            self.left -= len(text)
            if self.left >= 0:
                self.texts[text] = None
        return iter(())


def main() -> None:
    """Screen what was given; what ends badly says nothing, which counts as not read."""
    asked = json.loads(sys.stdin.buffer.readline())
    seconds = int(asked["seconds"])
    confine(seconds)
    terms = tuple((word, Grade(grade)) for word, grade in asked["terms"])
    heard: Any = Heard()
    named = (pattern_of(*each) for each in asked["named"].items())
    looked_for = (NUMBER, *named, *patterns(), Pattern(heard, "", Grade.L3))
    rules = RuleSet(terms=terms, patterns=looked_for)
    engine = Engine(rules, Limits(seconds=seconds, memory_bytes=MEMORY))
    data, begun = sys.stdin.buffer.read(), time.monotonic()
    result = engine.screen_bytes(data, asked["name"])
    in_time = asked["boxes"] and time.monotonic() - begun < seconds / 2
    boxes = boxes_of(data, result.findings) if in_time else {}
    told = _told(result, boxes, heard)
    sys.stdout.buffer.write(json.dumps(told).encode())


def _told(result: Result, boxes: dict[str, list[float]], heard: Heard) -> dict[str, Any]:
    return {
        "texts": list(heard.texts),
        "long": heard.left < 0,
        "many": len(result.findings) >= Limits().findings,
        "findings": [
            {
                "grade": each.grade.value,
                "rule": each.rule,
                "part": each.part,
                "offset": each.offset,
                "excerpt": each.excerpt,
                "fingerprint": each.fingerprint,
                "box": boxes.get(each.fingerprint, []),
            }
            for each in result.findings
        ],
        "gaps": [{"part": gap.name, "reason": gap.reason} for gap in result.gaps],
    }


if __name__ == "__main__":
    main()
