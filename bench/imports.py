"""Importing an old ledger: `python -m bench.imports [ROWS …]`, 2,000 and 10,000 unless told.

For each size: seconds to read the workbook (in its own process) and of one dry run; rows written a
second while the database is held, and for each second of the processor; the longest batch (the
limit is 500 ms); rows a second with the pauses that others get; the longest that a second writer,
who writes all the time, waited for its turn; the seconds of looking before the undoing, the time
that the undoing holds the database, and the longest batch after it. Beside it `plain`: rows a
second when the same finished rows of all tables are given to Django's own `bulk_create`, in one
transaction, without seals, entries, index or dry run.
On PostgreSQL: `python -m tests.with_postgresql python -m bench.imports`.
"""

import multiprocessing
import os
import sys
import time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.apps import apps
from django.db import connections, models
from django.utils import timezone

from conftest import PASSWORD, PIN
from jiyao.desk.organisation import found_organisation, give_pin
from jiyao.foundation.imports.checking import check
from jiyao.foundation.imports.declarations import IMPORTERS
from jiyao.foundation.imports.drafts import Draft
from jiyao.foundation.imports.models import Ledger
from jiyao.foundation.imports.procedures.arranging import arrange, match
from jiyao.foundation.imports.procedures.confirming import confirm, undo
from jiyao.foundation.imports.procedures.uploading import upload
from jiyao.foundation.imports.sheets import guess_arrangement, guess_columns
from jiyao.foundation.imports.touching import inspect
from jiyao.foundation.imports.workbooks import read_workbook
from jiyao.foundation.imports.working import Worker
from jiyao.foundation.procedures.signing import Kind, Proof
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.trail.recording import act_alias, one_transaction, record_alone
from tests import databases
from tests.ledgers import messy

HEAD = (
    "rows", "read s", "check s", "rows/s", "rows/cpu s", "longest ms", "with pauses", "other ms",
    "look s", "undo ms", "after ms", "plain",
)  # fmt: skip
WRITTEN = (
    "access.label", "imports.ledger", "imports.importedrow", "carriers.document",
    "carriers.content", "carriers.copy", "carriers.custody", "carriers.leg", "duties.duty",
    "procedures.latebooking", "registers.indexrow",
)  # fmt: skip
MOMENT = 0.02


def main() -> None:
    """Lay out a database of its own for each size and print a line."""
    databases.lay_out()
    people = found_organisation(lambda member: PASSWORD)
    for person in people.values():
        give_pin(person, PIN)
    databases.keep_as_template()
    print("".join(f"{word:>12}" for word in HEAD))
    for size in [int(word) for word in sys.argv[1:]] or [2000, 10_000]:
        _start_anew()
        told = [str(size), *_measured(size, people["keeper"])]
        print("".join(f"{figure:>12}" for figure in told), flush=True)


def _measured(size: int, keeper: Any) -> list[str]:
    """Take a ledger of so many rows through every step."""
    before = {model: model._base_manager.order_by("pk").last() for model in _models()}
    ledger, prepared = _confirmed(size, keeper)
    written = _written(size)
    undone = _undone(ledger, keeper)
    rows = {model: _newer(model, last) for model, last in before.items()}
    _start_anew()
    return [*prepared, *written, *undone, f"{size / _inserted(rows):.0f}"]


def _confirmed(size: int, keeper: Any) -> tuple[Ledger, list[str]]:
    data, importer = messy(size, faults=0).data, IMPORTERS["carriers.document"]
    begun = time.perf_counter()
    book = read_workbook("旧簿.xlsx", data)
    read = time.perf_counter() - begun
    draft = Draft(book.sheets, arrangement=guess_arrangement(book.sheets, importer.fields))
    ledger = upload(register=importer.code, name=book.name, size=book.size, draft=draft, by=keeper)
    arrange(ledger, draft=draft, by=keeper)
    draft.columns = guess_columns(draft.headings, importer.fields)
    draft.steady, draft.revision = {"due_on": "2030-12-31"}, 2
    begun = time.perf_counter()
    check(importer, draft, timezone.now())
    checked = time.perf_counter() - begun
    match(ledger, draft=draft, by=keeper)
    confirm(ledger, revision=3, leave_out=False, by=keeper, proofs=_signed())
    return ledger, [f"{read:.2f}", f"{checked:.2f}"]


def _written(size: int) -> list[str]:
    """Write all batches beside a second writer."""
    worker, batches, waits = Worker(), [0.0], multiprocessing.Queue()
    stop = multiprocessing.Event()
    connections.close_all()
    other = multiprocessing.get_context("fork").Process(target=_keep_writing, args=(stop, waits))
    other.start()
    begun, busy = time.perf_counter(), time.process_time()
    while worker.go_on():
        if worker.work:
            batches.append(worker.work.seconds)
    whole, busy = time.perf_counter() - begun, time.process_time() - busy
    stop.set()
    waited = waits.get()
    other.join()
    return [
        f"{size / sum(batches):.0f}",
        f"{size / busy:.0f}",
        f"{max(batches) * 1000:.0f}",
        f"{size / whole:.0f}",
        f"{waited * 1000:.0f}",
    ]


def _keep_writing(stop: Any, waits: Any) -> None:
    """Write one entry after the other until told to stop; tell the longest wait in seconds."""
    longest = 0.0
    while not stop.is_set():
        begun = time.perf_counter()
        record_alone("bench", "bench.entry.written", "done")
        longest = max(longest, time.perf_counter() - begun)
        time.sleep(MOMENT)
    waits.put(longest)


def _undone(ledger: Any, keeper: Any) -> list[str]:
    begun = time.perf_counter()
    found = inspect(ledger)
    looked = time.perf_counter() - begun
    begun = time.perf_counter()
    undo(ledger, reason="测量", inspection=found, by=keeper, proofs=_signed())
    held, worker, batches = time.perf_counter() - begun, Worker(), [0.0]
    more = True
    while more:
        begun = time.perf_counter()
        more = worker.go_on()
        batches.append(time.perf_counter() - begun)
    return [f"{looked:.2f}", f"{held * 1000:.0f}", f"{max(batches) * 1000:.0f}"]


def _inserted(rows: dict[Any, list[Any]]) -> float:
    """Give the rows of every table to Django's own `bulk_create`; return the seconds."""
    begun = time.perf_counter()
    with one_transaction():
        for model, found in rows.items():
            models.QuerySet(model, using=act_alias()).bulk_create(found)
    return time.perf_counter() - begun


def _newer(model: Any, last: Any) -> list[Any]:
    with writing_scope():
        return list(model._base_manager.filter(pk__gt=last.pk if last else 0).order_by("pk"))


def _models() -> list[Any]:
    return [apps.get_model(name) for name in WRITTEN]


def _signed() -> dict[str, Proof]:
    return {"by": Proof(Kind.SESSION, PIN)}


def _start_anew() -> None:
    databases.mark_as_used()
    databases.restore_if_used()


if __name__ == "__main__":
    main()
