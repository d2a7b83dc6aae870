"""Which copy or person is meant by what was scanned, or typed shorter than the label says it."""

import re
from typing import Any

from jiyao.domains.carriers.counter.batch import Batch, handled, person_of
from jiyao.domains.carriers.labels import ref_in
from jiyao.domains.carriers.registers.receiving import COPY
from jiyao.foundation.access.labelled import is_wide
from jiyao.foundation.people.models import Person
from jiyao.foundation.registers.searching import matching
from jiyao.foundation.registers.words import RUNS

MOST = 5


def person_meant(text: str) -> Person | None:
    """Return the person with this card, or the only one of this name."""
    named = Person.objects.filter(name=text[:60], is_active=True).select_related("unit")[:2]
    return person_of(text) or (named[0] if len(named) == 1 else None)


def copies_meant(batch: Batch, text: str) -> list[Any]:
    """Return the copy with this number or label, else some of those that a shorter one may mean."""
    rows = handled(batch.look)
    ref = ref_in(text)
    exact = rows.filter(public_id=ref).first() if ref else rows.filter(number=text[:50]).first()
    if exact:
        return [exact]
    runs = RUNS.findall(text[:50].lower())
    if len(runs) < 2 or not any(map(str.isdecimal, runs)):
        return []
    facts = batch.look.facts
    found = matching(rows, {"id": (COPY,)}, text[:50], facts, is_wide(facts))
    return list(found.filter(number__iregex=_shape(runs)).order_by("-received_at", "pk")[:MOST])


def _shape(runs: list[str]) -> str:
    """Return the shape of numbers that hold these runs in order; a copy number may follow."""
    parts = [f"[^0-9]0*{run.lstrip('0')}" if run.isdecimal() else re.escape(run) for run in runs]
    return f"{'([^0-9].*)?'.join(parts)}(号?/[0-9]+|号)?$"
