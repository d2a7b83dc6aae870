"""Booking what a device put out, inside the act that made it (CPY-08)."""

from datetime import datetime
from typing import Any

from jiyao.domains.carriers.models import Document, Output, Place
from jiyao.foundation.people.models import Person


def book_output(
    document: Document, how: str, place: Place, by: Person, at: datetime, **of: Any
) -> None:
    """Book one job, inside an act. how: a value of Output.How; of: the other fields of Output."""
    Output.objects.create(
        document=document,
        label_id=document.label_id,
        how=how,
        place=place,
        pages=document.amount,
        by=by,
        at=at,
        **of,
    )
