"""Importing an old ledger: `python -m bench.imports [ROWS …]`, 2,000 and 10,000 unless told.

For each: seconds to read the workbook (in its own process), seconds of one dry run, rows written a
second while the database is held, the longest batch in milliseconds (the limit is 500), rows a
second with the pauses that others get, and the seconds of the undoing.
On PostgreSQL: `python -m tests.with_postgresql python -m bench.imports`.
"""

import os
import sys
import time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.utils import timezone

from conftest import PASSWORD, PIN
from jiyao.desk.organisation import found_organisation, give_pin
from jiyao.foundation.imports.checking import check
from jiyao.foundation.imports.declarations import IMPORTERS
from jiyao.foundation.imports.drafts import Draft
from jiyao.foundation.imports.procedures.arranging import arrange, match
from jiyao.foundation.imports.procedures.confirming import confirm, undo
from jiyao.foundation.imports.procedures.uploading import upload
from jiyao.foundation.imports.sheets import guess_arrangement, guess_columns
from jiyao.foundation.imports.workbooks import read_workbook
from jiyao.foundation.imports.working import Worker
from jiyao.foundation.procedures.signing import Kind, Proof
from tests import databases
from tests.ledgers import messy

HEAD = ("rows", "read s", "check s", "rows/s", "longest ms", "with pauses", "undo s")


def main() -> None:
    """Lay out a database of its own for each size and print a line."""
    databases.lay_out()
    people = found_organisation(lambda member: PASSWORD)
    for person in people.values():
        give_pin(person, PIN)
    databases.keep_as_template()
    print("".join(f"{word:>13}" for word in HEAD))
    for size in [int(word) for word in sys.argv[1:]] or [2000, 10_000]:
        databases.mark_as_used()
        databases.restore_if_used()
        print("".join(f"{figure:>13}" for figure in measured(size, people["keeper"])))


def measured(size: int, keeper: Any) -> tuple[Any, ...]:
    """Take a ledger of so many rows through every step."""
    data = messy(size, faults=0).data
    importer = IMPORTERS["carriers.document"]
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
    proofs = {"by": Proof(Kind.SESSION, PIN)}
    confirm(ledger, revision=3, leave_out=False, by=keeper, proofs=proofs)
    written, longest, whole = _written()
    begun = time.perf_counter()
    undo(ledger, reason="测量", by=keeper, proofs=proofs)
    undone = time.perf_counter() - begun
    return (
        size,
        f"{read:.2f}",
        f"{checked:.2f}",
        f"{size / written:.0f}",
        f"{longest * 1000:.0f}",
        f"{size / whole:.0f}",
        f"{undone:.2f}",
    )


def _written() -> tuple[float, float, float]:
    """Return the seconds of all batches, of the longest one, and with the pauses between."""
    worker, batches = Worker(), [0.0]
    begun = time.perf_counter()
    while worker.go_on():
        if worker.work:
            batches.append(worker.work.seconds)
    return sum(batches), max(batches), time.perf_counter() - begun


if __name__ == "__main__":
    main()
