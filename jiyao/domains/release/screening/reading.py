"""The program that screens one file: a process with limits that writes nothing to disk.

A line of JSON and the file come on standard input; findings and gaps go to standard output as JSON.
The line says name, terms, seconds, and in boxes whether to look for places in pictures. Nothing of
Django is loaded. Clauses PUB-05, SYS-04.
"""

import json
import sys
import time
from typing import Any

from jiyao_screening.engine import Engine
from jiyao_screening.limits import Limits
from jiyao_screening.rules import Grade, RuleSet
from jiyao_screening.verdicts import Result

from jiyao.domains.release.confining import MEMORY, confine
from jiyao.domains.release.screening.seeing import boxes_of


def main() -> None:
    """Screen what was given; what ends badly says nothing, which counts as not read."""
    asked = json.loads(sys.stdin.buffer.readline())
    seconds = int(asked["seconds"])
    confine(seconds)
    terms = tuple((word, Grade(grade)) for word, grade in asked["terms"])
    engine = Engine(RuleSet(terms=terms), Limits(seconds=seconds, memory_bytes=MEMORY))
    data, begun = sys.stdin.buffer.read(), time.monotonic()
    result = engine.screen_bytes(data, asked["name"])
    in_time = asked["boxes"] and time.monotonic() - begun < seconds / 2
    boxes = boxes_of(data, result.findings) if in_time else {}
    sys.stdout.write(json.dumps(_told(result, boxes), ensure_ascii=False))


def _told(result: Result, boxes: dict[str, list[float]]) -> dict[str, Any]:
    return {
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
