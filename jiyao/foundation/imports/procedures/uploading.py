"""Uploading an old ledger, putting a mended file in its place, giving it up."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.imports import rules
from jiyao.foundation.imports.drafts import Draft
from jiyao.foundation.imports.levels import label_for
from jiyao.foundation.imports.models import Ledger, Staging
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "imports.ledger.uploaded",
    _("上传旧簿"),
    by=KEEPER,
    cites=("DOC-01", "DOC-22"),
    rules=(rules.importer_is_cleared,),
)
def upload(
    *, register: str, name: str, size: int, draft: Draft, by: Person, at: datetime
) -> Ledger:
    """Stage the sheets of a workbook; `draft` holds them with the guessed header rows."""
    label = label_for(by, at)
    ledger = Ledger.objects.create(
        label=label,
        code=register,
        file_name=name[-200:],
        size=size,
        state=Ledger.State.UPLOADED,
        uploaded_by=by,
        uploaded_at=at,
    )
    draft.put_into(Staging(ledger=ledger, label=label))
    return ledger


@procedure(
    "imports.ledger.replaced",
    _("换一个改好的文件"),
    by=KEEPER,
    cites=("DOC-01",),
    rules=(rules.ledger_is_a_draft, rules.draft_is_current),
    needs=Action.READ,
)
def replace(
    ledger: Ledger, *, name: str, size: int, draft: Draft, by: Person, at: datetime
) -> Ledger:
    """Stage another file instead; what was chosen is kept when its headings are the same."""
    ledger.file_name = name[-200:]
    ledger.size = size
    state = Ledger.State.CHECKED if draft.found else Ledger.State.UPLOADED
    draft.keep_for(ledger, state)
    return ledger


@procedure(
    "imports.ledger.discarded",
    _("放弃这次导入"),
    by=KEEPER,
    cites=("DOC-01",),
    rules=(rules.ledger_is_a_draft,),
)
def discard(ledger: Ledger, *, by: Person, at: datetime) -> Ledger:
    """Give the import up and empty what was staged; nothing of it reaches a register."""
    ledger.finish(at, Ledger.State.DISCARDED)
    return ledger
