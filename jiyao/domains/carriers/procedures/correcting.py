"""Mending what was booked wrongly; level, number and holder need a second person."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.bearing import take_title_out
from jiyao.domains.carriers.models import Copy, Document, Move, with_instructions
from jiyao.domains.carriers.procedures.legs import RETURN, settle_call_in
from jiyao.domains.carriers.procedures.receiving import owe_report_of_mismatch
from jiyao.domains.carriers.rules import correcting as rules
from jiyao.domains.carriers.rules.circulating import copy_is_out
from jiyao.domains.carriers.rules.copies import copy_is_not_missing
from jiyao.domains.carriers.rules.voiding import registration_stands
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import KEEPER, OFFICE_HEAD
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.correcting import mend
from jiyao.foundation.procedures.declarations import Approval, procedure

SECOND = (OFFICE_HEAD,)


@procedure(
    "carriers.document.corrected",
    _("更正登记事项"),
    by=KEEPER,
    cites=("DOC-01",),
    rules=(
        registration_stands,
        rules.field_may_be_corrected,
        rules.count_is_not_booked_yet,
        rules.value_fits_the_field,
        rules.period_stays_as_marked,
    ),
    mends=True,
)
def correct(
    document: Document, *, field: str, value: str, reason: str, by: Person, at: datetime
) -> Document:
    """Correct a field of the register line."""
    clean = rules.clean_value(document, field, value)
    mend(document, field, clean, reason=reason, by=by, at=at)
    if field in rules.COUNTS:
        owe_report_of_mismatch(document, by, at)
    return document


@procedure(
    "carriers.document.renumbered",
    _("更正收文号"),
    by=KEEPER,
    cites=("DOC-01", "DOC-15"),
    rules=(registration_stands, rules.number_was_given, rules.number_was_never_used),
    approval=Approval(by=SECOND, fields=("document", "number")),
    mends=True,
)
def renumber(document: Document, *, number: str, reason: str, by: Person, at: datetime) -> Document:
    """Correct a document's number; the old one is never used again."""
    for copy in document.copies.all():
        alone = copy.number == document.number
        renumbered = number if alone else f"{number}/{copy.copy_number}"
        mend(copy, "number", renumbered, reason=reason, by=by, at=at)
    mend(document, "number", number, reason=reason, by=by, at=at)
    return document


@procedure(
    "carriers.document.relevelled",
    _("更正密级"),
    by=KEEPER,
    cites=("DOC-01", "SYS-02", "SYS-10"),
    rules=(registration_stands, rules.level_is_not_lowered),
    approval=Approval(by=SECOND, fields=("document", "level")),
    mends=True,
)
def relevel(document: Document, *, level: Level, reason: str, by: Person, at: datetime) -> Document:
    """Correct a level that was booked too low; lowering is a classification decision.

    Above the handling ceiling the title goes (SYS-10).
    """
    mend(document.label, "level", level, reason=reason, by=by, at=at, keep=document)
    with_instructions(document.label)
    if is_above_ceiling(level, at):
        take_title_out(document)
        document.save()
    for copy in document.copies.all():
        mend(copy, "level", level, reason=reason, by=by, at=at)
    return document


@procedure(
    "carriers.copy.reassigned",
    _("更正持有人"),
    by=KEEPER,
    cites=("DOC-15",),
    rules=(copy_is_not_missing, copy_is_out, rules.holder_differs, rules.holder_may_read),
    approval=Approval(by=SECOND, fields=("copy", "holder")),
    mends=True,
)
def reassign(copy: Copy, *, holder: Person, reason: str, by: Person, at: datetime) -> Copy:
    """Correct who holds a copy that is out; the custody shows the correction as a link."""
    leg, before = copy.legs.get(returned_at__isnull=True), copy.holder_id
    mend(leg, "reader", holder, reason=reason, by=by, at=at, keep=copy)
    copy.move(Move.MENDED, at, holder=holder, due=copy.due_at)
    close_duties(RETURN, copy, at)
    open_duty(RETURN, copy, holder, at, copy.due_at)
    settle_call_in(before, at)
    return copy
