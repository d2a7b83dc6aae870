"""What the code on a copy's label says: plain signs that every scanner types (DOC-15)."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from jiyao.domains.carriers.models import Copy
from jiyao.foundation.access.decisions import Action, PersonFacts

CODE = re.compile(r"c([0-9a-f]{32})", re.IGNORECASE | re.ASCII)


def label_code(copy: Any) -> str:
    """Return the code of a copy's label: letters and figures without a meaning."""
    return f"C{copy.public_id.hex}".upper()


def ref_in(text: str) -> UUID | None:
    """Return which copy a scanned code means, or nothing when it is no such code."""
    said = CODE.fullmatch(text)
    return UUID(said[1]) if said else None


def as_numbers(texts: Iterable[str], facts: PersonFacts) -> list[str]:
    """Return the numbers of copies for what was scanned, each once; all else stays as it is.

    facts: who scanned; the code of a copy that this person may not handle stays a code.
    """
    said = list(texts)
    refs = {text: ref for text in said if (ref := ref_in(text))}
    rows = Copy.objects.visible_to(facts, Action.HANDLE).filter(public_id__in=refs.values())
    numbers = dict(rows.values_list("public_id", "number")) if refs else {}
    meant = (numbers.get(refs[text], text) if text in refs else text for text in said)
    return list(dict.fromkeys(meant))
