"""What every way out of a register does with its rows: enrich them in parts, and be noted first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.registers.declarations import Register
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import record_alone

AT_ONCE = 500


def enriched(register: Register, rows: Iterable[Any], person: PersonFacts) -> Iterator[Any]:
    """Yield rows with what the person may see besides, in few queries however many they are."""
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        register.prepare(some, person)
        yield from some


def note_export(who: str, register: Register, rows: Iterable[Any], ref: str = "") -> str:
    """Put an export on the trail, with its rows of each level; return the entry's id (SYS-03).

    who: the person's number, or the program; ref: whose sight it is, where that is another.
    """
    return record_alone(
        who,
        f"{register.code}.exported",
        Outcome.LISTED,
        kind=register.code,
        ref=ref,
        counts=dict(Counter(map(register.level_of, rows))),
    )
