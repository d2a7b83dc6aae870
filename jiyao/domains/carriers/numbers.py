"""Which copies a number means, typed whole or shorter than the books write it."""

import re
from typing import Any

from jiyao.domains.carriers.models import Copy, State
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.labelled import is_wide
from jiyao.foundation.registers.searching import SEARCHED, matching
from jiyao.foundation.registers.words import RUNS

MOST, MOST_SHORT = 5, 20
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\d{3})")


def meant_by(texts: list[str], facts: PersonFacts) -> dict[str, list[str]]:
    """Return for each text the numbers of the copies that it may mean.

    A whole number means its copy. What is typed short means one that lies in the room before one
    that does not; only so many are looked for, since scanners type whole numbers.
    """
    mine = Copy.objects.counted_by_keepers().visible_to(facts, Action.HANDLE)
    whole = set(mine.filter(number__in=texts).values_list("number", flat=True))
    meant = {text: [text] if text in whole else [] for text in texts}
    for text in [text for text in texts if text not in whole][:MOST_SHORT]:
        like = copies_like(mine, text, facts)
        here = [copy for copy in like if copy.state == State.ROOM] or like
        meant[text] = [copy.number for copy in here]
    return meant


def copies_like(rows: Any, text: str, facts: PersonFacts) -> list[Any]:
    """Return some of these copies whose numbers a shorter one may mean; its serial is enough."""
    runs = runs_in(text)
    if not any(map(str.isdecimal, runs)):
        return []
    words = " ".join(runs)
    found = matching(rows, {"id": (SEARCHED[Copy.kind()],)}, words, facts, is_wide(facts))
    return list(found.filter(number__iregex=_shape(runs)).order_by("-received_at", "pk")[:MOST])


def runs_in(text: str) -> list[str]:
    """Return the numbers and words of a typed number, in their order.

    A year is parted from a serial that is typed without the brackets between them.
    """
    return RUNS.findall(YEAR.sub(r"\1 ", text[:50].lower()))


def _shape(runs: list[str]) -> str:
    """Return the shape of numbers that hold these runs in order; a copy number may follow.

    A single run is a serial: a copy number must follow, so that it is not one itself.
    """
    before = [False, *map(str.isdecimal, runs)]
    parts = [_part(run, after) for run, after in zip(runs, before, strict=False)]
    end = "?" if len(runs) > 1 else ""
    return f"{'([^0-9].*)?'.join(parts)}(号?/[0-9]+|号){end}$"


def _part(run: str, after_figures: bool) -> str:
    """Return the shape of one run; figures after figures are no part of a word such as 复001."""
    if not run.isdecimal():
        return re.escape(run)
    return f"{'(?<![0-9一-龥])' if after_figures else '(?<![0-9])'}0*{run.lstrip('0')}"
