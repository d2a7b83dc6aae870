"""Screening one file in a process of its own; what was not read is never clean (PUB-05)."""

import json
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiyao_screening.rules import NUMBER

import jiyao
from jiyao.domains.release.models.vocabulary import Grade
from jiyao.domains.release.screening.numbers import plain
from jiyao.foundation.safekeeping.apart import answer_of

ROOT = Path(jiyao.__file__).parent.parent
PROGRAM = "jiyao.domains.release.screening.reading"
AT_ONCE, PATIENTLY = 8, 120  # seconds: while somebody waits for the page, and beside the server
GRACE = 5  # seconds for the process to begin
READINGS = ("原文", "原文版面", "按行", "按列")  # of the same page, in another order
TOO_MANY = "发现过多，其余没有列出"
TOO_LONG = "文字过多，没有全部与登记簿核对文号"
NO_ANSWER = "没有读完：内容过多，或已损坏"

Terms = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Found:
    """One place: what was found there, or why it was not read (grade L0).

    box: of what was found in a picture, as in `Hit`.
    """

    grade: str
    rule: str
    part: str
    excerpt: str
    fingerprint: str
    offset: int = 0
    box: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Screened:
    """What is known of one file. rules: the version of the rules that it was screened by.

    texts: what was read of it.
    """

    rules: str
    found: list[Found] = field(default_factory=list)
    texts: tuple[str, ...] = field(default=(), repr=False)


def screen(
    data: bytes, name: str, terms: Terms, rules: str, seconds: int, named: dict[str, str]
) -> Screened | None:
    """Return what screening finds in a file, or None when it had not ended in time.

    named: plain words that stand in the file, and what a finding of them is called.
    """
    boxes = seconds >= PATIENTLY
    asked = {"name": name, "terms": terms, "named": named, "seconds": seconds, "boxes": boxes}
    given = json.dumps(asked, ensure_ascii=False).encode() + b"\n" + data
    words: list[str | Path] = ["-P", "-B", "-m", PROGRAM]
    answer = answer_of(words, given, seconds + GRACE, PYTHONPATH=str(ROOT))
    if not answer:
        return None
    told = json.loads(answer)
    found = _without_parts(_once([_found(**each) for each in told["findings"]]), named)
    unread = [_unread(gap["part"], gap["reason"]) for gap in told["gaps"]]
    if told["many"]:
        unread.append(_unread("", TOO_MANY))
    if told["long"]:
        unread.append(_unread("", TOO_LONG))
    found += [_nowhere(*each) for each in named.items() if not _is_among(each[0], found)]
    return Screened(rules, [*found, *unread], tuple(told["texts"]))


def unanswered(rules: str) -> Screened:
    """Return what stands for a file that could not be screened at all."""
    return Screened(rules, [_unread("", NO_ANSWER)])


def _once(found: list[Found]) -> list[Found]:
    """Leave out what was found again in another reading of a page: as often, and no stronger."""
    often = Counter((each.part, each.rule, each.grade) for each in found)

    def is_again(each: Found) -> bool:
        page, _blank, reading = each.part.rpartition(" ")
        there = sum(
            often[page, each.rule, grade] for grade in ("L1", "L2", "L3") if grade <= each.grade
        )
        return reading in READINGS and often[each.part, each.rule, each.grade] <= there

    return [each for each in found if not is_again(each)]


def _without_parts(found: list[Found], named: dict[str, str]) -> list[Found]:
    """Leave out a number that the engine found inside a registered one: that one says more."""
    whole = [each for each in found if each.rule in named.values()]

    def is_part(each: Found) -> bool:
        return each.rule == NUMBER.label and any(
            each.part == other.part
            and other.offset <= each.offset < other.offset + len(_hit(other))
            and plain(_hit(each)) in plain(_hit(other))
            for other in whole
        )

    return [each for each in found if not is_part(each)]


def _hit(found: Found) -> str:
    return found.excerpt.partition("【")[2].partition("】")[0]


def _is_among(words: str, found: list[Found]) -> bool:
    return any(words == plain(_hit(each)) for each in found)


def _nowhere(words: str, rule: str) -> Found:
    """Return what is known to stand in a file, where nobody can say."""
    fingerprint = sha256(f"L2\0{rule}\0{words}".encode()).hexdigest()[:32]
    return Found(Grade.DOUBT, rule, "", f"【{words}】", fingerprint)


def _found(**told: Any) -> Found:
    return Found(**{**told, "part": told["part"][:300], "excerpt": told["excerpt"][:400]})


def _unread(part: str, reason: str) -> Found:
    fingerprint = sha256(f"L0\0{part}\0{reason}".encode()).hexdigest()[:32]
    return Found(Grade.UNREAD, "没有读到", part[:300], reason[:400], fingerprint)
