"""Choosing sheet and headings, matching columns, mending cells: each ends in a new dry run.

The form makes the dry run before the act, so that the act only stores what was found.
"""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.imports import rules
from jiyao.foundation.imports.drafts import Draft
from jiyao.foundation.imports.models import Ledger
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

DRAFTED = (rules.ledger_is_a_draft, rules.draft_is_current, rules.draft_can_be_read)


@procedure(
    "imports.ledger.arranged",
    _("选工作表和表头"),
    by=KEEPER,
    cites=("DOC-01",),
    rules=DRAFTED,
    needs=Action.READ,
)
def arrange(ledger: Ledger, *, draft: Draft, by: Person, at: datetime) -> Ledger:
    """Keep which sheet and header rows were chosen, and what becomes of hidden rows."""
    draft.keep_for(ledger, Ledger.State.ARRANGED)
    return ledger


@procedure(
    "imports.ledger.mapped",
    _("对应栏目"),
    by=KEEPER,
    cites=("DOC-01",),
    rules=(*DRAFTED, rules.headings_are_chosen),
    needs=Action.READ,
)
def match(ledger: Ledger, *, draft: Draft, by: Person, at: datetime) -> Ledger:
    """Keep which column is which field, with what the dry run found."""
    draft.keep_for(ledger, Ledger.State.CHECKED)
    return ledger


@procedure(
    "imports.ledger.mended",
    _("改一格"),
    by=KEEPER,
    cites=("DOC-01",),
    rules=(*DRAFTED, rules.ledger_is_checked),
    needs=Action.READ,
    exceptional=True,
)
def mend_cell(ledger: Ledger, *, draft: Draft, by: Person, at: datetime) -> Ledger:
    """Keep the mended text of one field of one row, with what the dry run found then."""
    draft.keep_for(ledger, Ledger.State.CHECKED)
    return ledger
