"""Which copy or person is meant by what was scanned, or typed shorter than the label says it."""

from typing import Any

from jiyao.domains.carriers.counter.batch import Batch, handled, person_of
from jiyao.domains.carriers.labels import ref_in
from jiyao.domains.carriers.numbers import copies_like, runs_in
from jiyao.foundation.people.models import Person


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
    if len(runs_in(text)) < 2:
        return []
    return copies_like(rows, text, batch.look.facts)
