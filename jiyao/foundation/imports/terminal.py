"""An old ledger taken in from the terminal: guessed columns, a dry run, the keeper's own PIN."""

from pathlib import Path
from typing import Any

from django.utils import timezone

from jiyao.foundation.imports import limits
from jiyao.foundation.imports.checking import check
from jiyao.foundation.imports.declarations import IMPORTERS
from jiyao.foundation.imports.drafts import Draft
from jiyao.foundation.imports.models import Ledger
from jiyao.foundation.imports.procedures.arranging import arrange, match
from jiyao.foundation.imports.procedures.confirming import confirm
from jiyao.foundation.imports.procedures.uploading import discard, upload
from jiyao.foundation.imports.sheets import guess_arrangement, guess_columns
from jiyao.foundation.imports.workbooks import Unreadable, read_workbook, too_large
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.procedures.signing import Kind, Proof
from jiyao.foundation.store.middleware import reading_as


def drafted(register: str, file: Path, steady: dict[str, str], person: Any) -> Draft:
    """Return the dry run of a file with the columns as its headings suggest; nothing is staged.

    steady: field → what stands in it where the file leaves it empty. Raises Unreadable.
    """
    if file.stat().st_size > limits.FILE_BYTES:
        raise Unreadable(too_large())
    book, importer = read_workbook(file.name, file.read_bytes()), IMPORTERS[register]
    draft = Draft(book.sheets, arrangement=guess_arrangement(book.sheets, importer.fields))
    draft.columns = guess_columns(draft.headings, importer.fields)
    draft.steady = steady
    with reading_as(person.pk):
        check(importer, draft, timezone.now())
    return draft


def take_in(
    register: str, file: Path, draft: Draft, *, person: Any, pin: str, leave_out: bool
) -> Ledger:
    """Stage and confirm a dry run in the person's name, signed with the person's PIN.

    Raises Refused, and then what was staged is empty again.
    """
    size = file.stat().st_size
    ledger = upload(register=register, name=file.name, size=size, draft=draft, by=person)
    for step in (arrange, match):
        draft.revision = ledger.revision
        ledger = step(ledger, draft=draft, by=person)
    choice = {"revision": ledger.revision, "leave_out": leave_out}
    try:
        proofs = {"by": Proof(Kind.SESSION, pin)}
        confirmed: Ledger = confirm(ledger, by=person, proofs=proofs, **choice)
    except Refused:
        discard(ledger, by=person)
        raise
    return confirmed
