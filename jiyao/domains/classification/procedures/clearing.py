"""Clearing the backlog: many old items reviewed at once, one decision each (CLS-14)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.drafts import Batch
from jiyao.domains.classification.models import Event, note
from jiyao.domains.classification.procedures.expiring import DECIDES, YEARLY
from jiyao.domains.classification.rules import clearing as rules
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF


@procedure(
    "classification.backlog.reviewed",
    _("批量审核积压事项"),
    by=DECIDES,
    cites=("CLS-14", "CLS-06"),
    rules=(rules.something_is_decided, rules.batch_is_within_reach, rules.each_may_be_reviewed),
    signature=BY_SELF,
)
def review_backlog(*, batch: Batch, by: Person, at: datetime) -> Any:
    """Review several items at once; each decision is kept with its item."""
    for items, what in ((batch.kept, Event.What.KEPT), (batch.questioned, Event.What.QUESTIONED)):
        for item in items:
            note(item, what, by, at)
            close_duties(YEARLY, item, at)
    return batch.items[0]
