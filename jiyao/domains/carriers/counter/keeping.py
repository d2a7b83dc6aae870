"""The batch that is not signed yet, kept in the person's session: labels and a card, no content."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from jiyao.domains.carriers.counter.batch import Batch
from jiyao.domains.carriers.counter.scanning import Answer

KEPT = "counter"


def keep(session: Any, batch: Batch) -> None:
    """Keep what stands on the page now; nothing where no label was scanned."""
    session.pop(KEPT, None)
    if batch.lines:
        sent = QueryDict(mutable=True)
        sent.update({"turn": batch.turn.code, "card": batch.person.number if batch.person else ""})
        sent["place"] = str(batch.place.pk) if batch.place else ""
        sent.setlist("copy", [str(line.copy.public_id) for line in batch.lines])
        sent.setlist("said", [line.said for line in batch.lines])
        session[KEPT] = sent.urlencode()


def kept(session: Any, asked: QueryDict) -> QueryDict:
    """Return what was kept, where the address brings no batch of its own."""
    if "card" in asked or "copy" in asked or KEPT not in session:
        return asked
    return QueryDict(session[KEPT])


def told_of(batch: Batch) -> Answer | None:
    """Say that a batch stands from before."""
    if not batch.lines:
        return None
    said = _("这是上次没有签收的一批，共 %d 份，请核对后签收；不要的按 Esc 清空")
    return Answer("heed", said % len(batch.lines))
