"""Confirming an import, stopping it, undoing it."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.imports import rules
from jiyao.foundation.imports.models import Ledger, Undoing
from jiyao.foundation.imports.touching import Inspection, waited_for_others
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.procedures.signing import BY_SELF


@procedure(
    "imports.ledger.confirmed",
    _("确认导入"),
    by=KEEPER,
    cites=("DOC-01", "DOC-15", "DOC-22"),
    rules=(
        rules.ledger_is_checked,
        rules.what_is_confirmed_was_shown,
        rules.some_row_can_be_written,
        rules.faulty_rows_are_left_out_by_choice,
    ),
    needs=Action.READ,
    signature=BY_SELF,
)
def confirm(ledger: Ledger, *, revision: int, leave_out: bool, by: Person, at: datetime) -> Ledger:
    """Let the rows be written; the work is done in batches after this act."""
    ledger.state = Ledger.State.RUNNING
    ledger.confirmed_at = at
    ledger.save()
    return ledger


@procedure(
    "imports.ledger.stopped",
    _("停止导入"),
    by=KEEPER,
    cites=("DOC-01",),
    rules=(rules.ledger_is_being_written,),
)
def stop(ledger: Ledger, *, by: Person, at: datetime) -> Ledger:
    """Write no further row; what is written stays until it is undone."""
    ledger.finish(at, Ledger.State.DONE)
    return ledger


@procedure(
    "imports.ledger.undone",
    _("撤销导入"),
    by=KEEPER,
    cites=("DOC-15",),
    rules=(rules.ledger_was_written, rules.nothing_was_done_with_it_since),
    signature=BY_SELF,
    exceptional=True,
)
def undo(
    ledger: Ledger, *, reason: str, inspection: Inspection, by: Person, at: datetime
) -> Undoing:
    """Void everything that the import wrote, at once; the numbers are never used again.

    inspection: what was found before the act (`touching.inspect`), so that the act is short.
    What it had opened, such as duties to return, is closed in batches after this act.

    Who is at one of the records at this moment is waited for, and found by the rule asked again.
    """
    if waited_for_others(ledger):
        refusal = rules.nothing_was_done_with_it_since(ledger=ledger, inspection=inspection)
        if refusal:
            raise Refused([refusal], undo, ledger)
    undoing = Undoing.objects.create(ledger=ledger, by=by, at=at, reason=reason)
    ledger.state = Ledger.State.UNDOING
    ledger.save()
    return undoing
