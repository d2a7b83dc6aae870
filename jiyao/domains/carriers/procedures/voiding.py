"""What was registered wrongly as a whole: an item or a copy made void, a copy forgotten, a title.

Numbers that were given stay taken; what is void stays in the book, with the reason beside it.
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Content, Copy, Document, MendedTitle, Move
from jiyao.domains.carriers.procedures.entering import enter_copy
from jiyao.domains.carriers.procedures.receiving import REPORT_MISMATCH, owe_report_of_mismatch
from jiyao.domains.carriers.rules import voiding as rules
from jiyao.domains.carriers.rules.copies import copy_is_not_missing
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import KEEPER, OFFICE_HEAD
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.correcting import mend
from jiyao.foundation.procedures.declarations import Approval, procedure

SECOND = (OFFICE_HEAD,)


def _with_its_copies(document: Document, fields: dict[str, Any], at: datetime) -> list[str]:
    return list(document.copies.order_by("pk").values_list("number", flat=True))


@procedure(
    "carriers.document.voided",
    _("作废此项登记"),
    by=KEEPER,
    cites=("DOC-01", "DOC-15"),
    rules=(
        rules.registration_stands,
        rules.document_was_received,
        rules.nothing_was_done_with_it,
    ),
    approval=Approval(
        by=SECOND, fields=("document",), effect=_with_its_copies, told=_("一并作废的份")
    ),
    mends=True,
)
def void(document: Document, *, reason: str, by: Person, at: datetime) -> Document:
    """Make void what ought not to have been registered, with all its copies."""
    for copy in document.copies.locked():
        copy.move(Move.VOIDED, at)
    document.waits_for = Document.Waits.NOTHING
    mend(document, "state", Document.State.VOID, reason=reason, by=by, at=at)
    close_duties(REPORT_MISMATCH, document, at)
    return document


@procedure(
    "carriers.copy.voided",
    _("作废多登记的一份"),
    by=KEEPER,
    cites=("DOC-01", "DOC-15"),
    rules=(copy_is_not_missing, rules.copy_was_left_alone, rules.another_copy_stands),
    approval=Approval(by=SECOND, fields=("copy", "cover")),
    mends=True,
)
def void_copy(copy: Copy, *, reason: str, cover: bool = False, by: Person, at: datetime) -> Copy:
    """Make void a copy that never came.

    cover: whether the cover, too, says one less than was registered, so that the sender is right.
    """
    copy.move(Move.VOIDED, at)
    document = copy.document
    if cover:
        mend(document, "declared", document.declared - 1, reason=reason, by=by, at=at)
    _recount(document, document.counted - 1, reason, by, at)
    return copy


@procedure(
    "carriers.copy.added",
    _("补登漏登的一份"),
    by=KEEPER,
    cites=("DOC-01", "DOC-15"),
    rules=(rules.registration_stands, rules.document_is_in_the_book, rules.copy_number_is_free),
    approval=Approval(by=SECOND, fields=("document", "copy_number")),
    mends=True,
)
def add_copy(
    document: Document, *, copy_number: str, reason: str, by: Person, at: datetime
) -> Document:
    """Put a copy on the books that came with the others and was not counted."""
    enter_copy(document, f"{document.number}/{copy_number}", copy_number, at)
    _recount(document, document.counted + 1, reason, by, at)
    return document


@procedure(
    "carriers.document.retitled",
    _("更正标题"),
    by=(KEEPER, OFFICE_HEAD),
    cites=("DOC-01", "SYS-10"),
    rules=(rules.registration_stands, rules.title_is_written, rules.title_is_another),
    needs=Action.READ,
    mends=True,
)
def retitle(document: Document, *, title: str, reason: str, by: Person, at: datetime) -> Document:
    """Correct a title; what stood and what stands is told to who may read it alone."""
    content = Content.objects.get(document=document)
    old = content.title
    kept = mend(content, "title", title, reason=reason, by=by, at=at, keep=document, told=False)
    MendedTitle.objects.create(
        document=document, label_id=document.label_id, entry_id=kept.entry_id, old=old, new=title
    )
    return document


def _recount(document: Document, counted: int, reason: str, by: Person, at: datetime) -> None:
    """Correct how many copies came; whether the sender is to be told of it follows, in an act."""
    mend(document, "counted", counted, reason=reason, by=by, at=at)
    owe_report_of_mismatch(document, by, at)
