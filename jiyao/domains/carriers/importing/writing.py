"""Rows of an old register become documents, contents, copies and their custody (DOC-01, DOC-15)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jiyao.domains.carriers.importing.checks import (
    ceiling_weight,
    used_numbers,
    used_words,
)
from jiyao.domains.carriers.importing.shares import copies_of, note_of, shares
from jiyao.domains.carriers.models import (
    CarrierKind,
    Content,
    Copy,
    Custody,
    Document,
    Leg,
    Move,
    State,
)
from jiyao.domains.carriers.procedures.legs import RETURN, STILL_OUT, settle_call_in
from jiyao.domains.carriers.rules.marking import clean_period
from jiyao.foundation.access.models import Label
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import ESCALATED
from jiyao.foundation.duties.models import Duty, close_duties, duty_about
from jiyao.foundation.imports.declarations import Fault, Row, Source
from jiyao.foundation.procedures.models import LateBooking, about
from jiyao.foundation.trail.inserting import begun
from jiyao.foundation.trail.recording import current_act


@dataclass(frozen=True)
class Held:
    """A copy in somebody's hands when the ledger was imported."""

    copy: Copy
    holder: Any
    at: datetime
    due: datetime


def write(rows: list[Row], source: Source) -> list[Any]:
    """Write the rows, inside an act; a row whose number was taken meanwhile gives a Fault."""
    used = used_numbers(row.values["number"] for row in rows)
    able = [row for row in rows if row.values["number"] not in used]
    documents = _documents(able, source)
    _contents(able, documents, source)
    _copies(able, documents)
    _late_bookings(able, documents, source)
    become = dict(zip((row.place for row in able), documents, strict=True))
    return [become.get(row.place) or Fault(row.place, "number", used_words()) for row in rows]


def withdraw(ledger: Any, at: datetime, most: int) -> int:
    """Close the duties about written copies that are out, at most so many; return how many."""
    out = Copy._base_manager.filter(origin=ledger, holder__isnull=False)
    pending = Duty.objects.pending()
    duties = list(
        pending.filter(kind_code__in=(RETURN, STILL_OUT), subject_ref__in=out.values("public_id"))[
            :most
        ]
    )
    refs = [duty.public_id for duty in duties]
    for escalated in pending.filter(kind_code=ESCALATED, subject_ref__in=refs):
        _close(escalated, at)
        close_duties(ESCALATED, escalated, at)
    for duty in duties:
        _close(duty, at)
    for holder in {duty.owner_id for duty in duties}:
        settle_call_in(holder, at)
    return len(duties)


def _close(duty: Duty, at: datetime) -> None:
    duty.closed_at = at
    duty.save()


def _documents(rows: list[Row], source: Source) -> list[Document]:
    labels = Label.objects.bulk_create([Label(level=row.values["level"][0]) for row in rows])
    paper = CarrierKind.objects.get(code="paper")
    return Document.objects.bulk_create(
        [_document(row, label, paper, source) for row, label in zip(rows, labels, strict=True)]
    )


def _document(row: Row, label: Label, paper: CarrierKind, source: Source) -> Document:
    counted = len(copies_of(row))
    document = begun(
        Document,
        label_id=label.pk,
        origin_id=source.ledger.pk,
        state=Document.State.SIGNED,
        waits_for=Document.Waits.OPINION,
        kind_of_id=(row.get("kind") or paper).pk,
        number=row.values["number"],
        sender=row.values["sender"],
        sender_number=row.get("sender_number") or "",
        period=clean_period(row.get("period") or row.values["level"][1]),
        code_title=row.get("code_title") or "",
        declared=counted,
        counted=counted,
        amount=row.get("amount"),
        received_at=row.values["received_at"],
        received_by_id=source.by.pk,
    )
    document.label = label
    return document


def _contents(rows: list[Row], documents: list[Document], source: Source) -> None:
    """Keep titles and remarks up to the ceiling; above it they are not even staged (SYS-10)."""
    ceiling = ceiling_weight(source.at)
    Content.objects.bulk_create(
        [
            begun(
                Content,
                document_id=document.pk,
                label_id=document.label_id,
                title=row.get("title") or row.get("code_title"),
                note=note_of(row),
            )
            for row, document in zip(rows, documents, strict=True)
            if document.label.level.weight <= ceiling and (row.get("title") or note_of(row))
        ]
    )


def _copies(rows: list[Row], documents: list[Document]) -> None:
    copies: list[Copy] = []
    held: list[Held] = []
    for row, document in zip(rows, documents, strict=True):
        for line, numbers in shares(row):
            own = [_copy(document, number) for number in numbers]
            copies += own
            held += _held(line, own)
    Copy.objects.bulk_create(copies)
    _custody(copies, held)
    _readings(held)


def _copy(document: Document, copy_number: str) -> Copy:
    copy = begun(
        Copy,
        document_id=document.pk,
        label_id=document.label_id,
        level_id=document.label.level_id,
        origin_id=document.origin_id,
        number=f"{document.number}/{copy_number}",
        copy_number=copy_number,
        received_at=document.received_at,
    )
    copy.label = document.label
    return copy


def _held(line: Row, copies: list[Copy]) -> Iterator[Held]:
    """Hand the copies of a line to who has them: one person all of them, or one each."""
    holders = line.get("holders") or []
    if len(holders) == 1:
        holders = holders * len(copies)
    for copy, holder in zip(copies, holders, strict=bool(holders)):
        due = at_closing(line.values["due_on"])
        copy.state, copy.holder_id, copy.due_at = State.HELD, holder.pk, due
        yield Held(copy, holder, line.get("taken_at") or copy.received_at, due)


def _custody(copies: list[Copy], held: list[Held]) -> None:
    links = [_link(copy, 1, Move.ENTERED, copy.received_at) for copy in copies]
    links += [_link(each.copy, 2, Move.READING, each.at, each.holder) for each in held]
    Custody.objects.bulk_create(links)


def _link(copy: Copy, step: int, how: Move, at: datetime, taker: Any = None) -> Custody:
    return begun(
        Custody,
        copy_id=copy.pk,
        label_id=copy.label_id,
        step=step,
        how=how,
        taker_id=taker.pk if taker else None,
        at=at,
        entry_id=current_act().entry_id,
    )


def _readings(held: list[Held]) -> None:
    Leg.objects.bulk_create(
        [
            begun(
                Leg,
                copy_id=each.copy.pk,
                label_id=each.copy.label_id,
                reader_id=each.holder.pk,
                out_at=each.at,
                due_at=each.due,
            )
            for each in held
        ]
    )
    opened = current_act().recorded_at
    Duty.objects.bulk_create(
        [duty_about(RETURN, each.copy, each.holder, opened, each.due) for each in held]
    )


def _late_bookings(rows: list[Row], documents: list[Document], source: Source) -> None:
    LateBooking.objects.bulk_create(
        [
            begun(
                LateBooking,
                entry_id=current_act().entry_id,
                happened_at=document.received_at,
                source=source.paper(row.place),
                by_id=source.by.pk,
                **about(document),
            )
            for row, document in zip(rows, documents, strict=True)
        ]
    )
