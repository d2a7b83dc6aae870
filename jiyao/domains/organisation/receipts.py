"""Asking people to read something and confirm it; the duty is the reader's own."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from jiyao.domains.organisation.duties import READING
from jiyao.domains.organisation.models import Receipt
from jiyao.foundation.duties.models import close_duties, open_duty


def ask_to_read(
    subject: Any, people: Iterable[Any], at: datetime, due: datetime, year: int = 0
) -> list[Receipt]:
    """Give a text to people to read, inside an act. year: for what is confirmed every year."""
    return [_asked(subject, person, at, due, year) for person in people]


def _asked(subject: Any, person: Any, at: datetime, due: datetime, year: int) -> Receipt:
    receipt = Receipt.objects.create(
        person=person,
        subject_kind=subject.kind(),
        subject_ref=subject.public_id,
        subject_title=str(subject)[:120],
        year=year,
        asked_at=at,
        due_at=due,
    )
    open_duty(READING[subject.kind()], receipt, person, at, due)
    return receipt


def confirmed(receipt: Receipt, at: datetime) -> Receipt:
    """Note that the person has confirmed, inside an act; nothing stays owed."""
    receipt.confirmed_at = at
    receipt.save()
    close_duties(READING[receipt.subject_kind], receipt, at)
    return receipt


def receipts_of(subject: Any) -> Any:
    """Return who was asked to read a record, unread first; to be asked by who may see them."""
    rows = Receipt.objects.filter(subject_ref=subject.public_id).select_related("person__unit")
    return rows.order_by("confirmed_at", "person__pinyin")
