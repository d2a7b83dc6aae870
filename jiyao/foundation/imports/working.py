"""Writing a confirmed ledger in batches, beside the server: `jiyao tick` calls `go_on`.

Each batch is one act that also moves the ledger's `last_place`: after a kill the next process goes
on with the first row that is not written, and every row is written once. What is wrong only now,
such as a number that was taken meanwhile, is left out with its reason.
"""

import gc
import time
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from django.db import OperationalError
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.access.doors import reference
from jiyao.foundation.imports.declarations import Fault, Row, Source
from jiyao.foundation.imports.drafts import draft_of
from jiyao.foundation.imports.judging import judge
from jiyao.foundation.imports.models import ImportedRow, Ledger, Staging
from jiyao.foundation.imports.pacing import FIRST, next_size
from jiyao.foundation.procedures.models import about
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.store.turns import let_others_go_first
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import Act, acting

WORKER = "imports"
WRITTEN = "imports.batch.written"
WITHDRAWN = "imports.batch.withdrawn"
CLOSED_AT_ONCE = 50
LISTED = 1000


class WentOn(Exception):
    """The ledger was stopped, or another process wrote from it."""


@dataclass
class Work:
    """One ledger being written: its rows still to do, and the size of the next batch."""

    ledger: Any
    rows: list[Row]
    left_out: list[list[Any]]
    size: int = FIRST
    seconds: float = 0.0


class Worker:
    """Writes confirmed ledgers one after the other; keeps the rows of the one at hand in memory."""

    def __init__(self) -> None:
        self.work: Work | None = None

    def go_on(self) -> bool:
        """Write one batch, wait for as long as others need, and return whether there was one."""
        found = _next(Ledger.State.RUNNING)
        if found is None:
            self.work = None
            gc.unfreeze()
            return _withdrew()
        if self.work is None or self.work.ledger.pk != found.pk:
            self.work = _begin(found)
            gc.freeze()  # a fifth of the time went into looking through the rows that wait
        self._batch(self.work)
        let_others_go_first()
        return True

    def _batch(self, work: Work) -> None:
        begun = time.monotonic()
        part = work.rows[: work.size]
        try:
            _write(work, part)
        except OperationalError:
            raise
        except WentOn:
            self.work = None
            return
        except Exception as fault:  # one bad row must not stop the others, nor the calendar
            self._after_a_fault(work, part, fault)
            return
        work.rows = work.rows[len(part) :]
        work.seconds = time.monotonic() - begun
        work.size = next_size(work.size, work.seconds)

    def _after_a_fault(self, work: Work, part: list[Row], fault: Exception) -> None:
        """Go row by row; a row that cannot be written even alone is left out, with the reason."""
        if len(part) > 1:
            work.size = 1
            return
        words = _("没有写入（%(kind)s），请告诉系统管理员") % {"kind": type(fault).__name__}
        work.rows = work.rows[1:]
        work.left_out.append([part[0].place if part else 0, "", words])


def _next(state: str) -> Ledger | None:
    with writing_scope():
        return Ledger.objects.filter(state=state).order_by("confirmed_at", "pk").first()


def _withdrew() -> bool:
    """Close some of what an undone ledger had opened; return whether there was one."""
    found = _next(Ledger.State.UNDOING)
    if found is None:
        return False
    with acting(WORKER) as act:
        ledger = Ledger.objects.select_for_update(of=("self",)).get(pk=found.pk)
        closed = ledger.importer.withdraw(ledger, act.recorded_at, CLOSED_AT_ONCE)
        if closed < CLOSED_AT_ONCE:
            ledger.state = Ledger.State.UNDONE
            ledger.save()
        act.record(WITHDRAWN, Outcome.DONE, counts={"rows": closed}, **reference(ledger))
    let_others_go_first()
    return True


def _begin(ledger: Ledger) -> Work:
    """Read the rows that are still to do; what cannot be read any more gives no rows."""
    with writing_scope():
        staging = Staging.objects.select_related("ledger").get(ledger=ledger)
        try:
            draft = draft_of(staging)
        except InvalidTag:
            return Work(ledger, [], [[0, "", _("暂存的内容不能解开，请重新上传其余的行")]])
        verdict = judge(ledger.importer, draft, timezone.now())
    rows = [row for row in verdict.good if row.place > ledger.last_place]
    faults = [fault for fault in verdict.faults if fault.place > ledger.last_place]
    return Work(ledger, rows, [_told(ledger, fault) for fault in faults])


def _write(work: Work, part: list[Row]) -> None:
    """Write these rows in one act. Raises WentOn when somebody else did something meanwhile."""
    with acting(WORKER) as act:
        ledger = Ledger.objects.select_for_update(of=("self",)).get(pk=work.ledger.pk)
        current = ledger.state == Ledger.State.RUNNING
        if not current or ledger.last_place != work.ledger.last_place:
            raise WentOn
        written = _rows_of(ledger, part, act)
        waiting = _move_on(ledger, work, part, written, act)
        act.record(
            WRITTEN,
            Outcome.DONE,
            clauses=("DOC-01", "DOC-15", "DOC-22"),
            counts={"rows": len(written)},
            **reference(ledger),
        )
    work.ledger, work.left_out = ledger, waiting


def _rows_of(ledger: Ledger, part: list[Row], act: Act) -> list[ImportedRow]:
    source = Source(ledger, ledger.uploaded_by, act.recorded_at)
    results = ledger.importer.write(part, source) if part else []
    written = [
        ImportedRow(ledger=ledger, place=row.place, **about(record))
        for row, record in zip(part, results, strict=True)
        if not isinstance(record, Fault)
    ]
    ledger.left_out += [_told(ledger, each) for each in results if isinstance(each, Fault)]
    return ImportedRow.objects.bulk_create(written)


def _move_on(
    ledger: Ledger, work: Work, part: list[Row], written: list[ImportedRow], act: Act
) -> list[list[Any]]:
    """Note on the ledger how far it came; return what is left out further down."""
    finished = len(part) == len(work.rows)
    last = part[-1].place if part else ledger.last_place
    passed = [told for told in work.left_out if finished or told[0] <= last]
    ledger.left_out = sorted(ledger.left_out + passed)[:LISTED]
    ledger.written += len(written)
    ledger.last_place = last
    if finished:
        ledger.finish(act.recorded_at, Ledger.State.DONE)
    else:
        ledger.save()
    return [told for told in work.left_out if told not in passed]


def _told(ledger: Ledger, fault: Fault) -> list[Any]:
    title = str(ledger.importer.field(fault.field).title) if fault.field else ""
    return [fault.place, title, fault.message]
