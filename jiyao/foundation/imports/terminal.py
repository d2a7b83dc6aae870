"""An old ledger taken in from the terminal: guessed columns, a dry run, the keeper's own PIN."""

from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.imports import limits
from jiyao.foundation.imports.checking import check
from jiyao.foundation.imports.declarations import IMPORTERS, Importer
from jiyao.foundation.imports.drafts import Draft
from jiyao.foundation.imports.models import Ledger
from jiyao.foundation.imports.procedures.arranging import arrange, match
from jiyao.foundation.imports.procedures.confirming import confirm
from jiyao.foundation.imports.procedures.uploading import discard, upload
from jiyao.foundation.imports.sheets import guess_arrangement, guess_columns
from jiyao.foundation.imports.workbooks import Unreadable, read_workbook, too_large
from jiyao.foundation.procedures.signing import Kind, Proof
from jiyao.foundation.store.middleware import reading_as


def drafted(register: str, file: Path, steady: dict[str, str], person: Any) -> Draft:
    """Return the dry run of a file with the columns as its headings suggest; nothing is staged.

    steady: field → what stands in it where the file leaves it empty. Raises Unreadable, and
    ValueError for a field that has no such value.
    """
    if file.stat().st_size > limits.FILE_BYTES:
        raise Unreadable(too_large())
    importer = IMPORTERS[register]
    _refuse_unsteady(importer, steady)
    book = read_workbook(file.name, file.read_bytes())
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

    Raises Refused; whatever is raised, what was staged is empty again.
    """
    size = file.stat().st_size
    ledger: Ledger = upload(register=register, name=file.name, size=size, draft=draft, by=person)
    try:
        for step in (arrange, match):
            draft.revision = ledger.revision
            ledger = step(ledger, draft=draft, by=person)
        choice = {"revision": ledger.revision, "leave_out": leave_out}
        return confirm(ledger, by=person, proofs={"by": Proof(Kind.SESSION, pin)}, **choice)
    except BaseException:
        discard(ledger, by=person)
        raise


def _refuse_unsteady(importer: Importer, steady: dict[str, str]) -> None:
    names = [field.name for field in importer.fields if field.steady]
    if not steady.keys() <= set(names):
        raise ValueError(_("--set 只能用于这些栏目：%s") % "、".join(names))
