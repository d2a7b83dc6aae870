"""What comes next with a copy, so that its page makes that stand out and nothing else."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import Leg, State
from jiyao.foundation.access.models import Scope
from jiyao.foundation.access.readers import readers_of
from jiyao.foundation.ui.parts import Fact

SENT, STORED = "carriers.copy.sent", "carriers.copy.stored"


def comes_next(copy: Any, document: Any) -> str | None:
    """Return the code of what is to be done next; none for the first that is possible.

    A copy here goes to who has not had the document yet; when nobody is left, it is put away.
    document: for who may handle it, else None.
    """
    if document is None or copy.state != State.ROOM:
        return None
    if not document.is_scoped:
        return ""
    if is_for_somebody(document):
        return SENT
    return "" if copy.kept_in else STORED


def is_for_somebody(document: Any) -> bool:
    """Whether somebody in scope has not had any copy of it yet."""
    had = Leg.objects.filter(copy__document=document).values("reader")
    return bool(readers_of(document.label, timezone.now()).exclude(pk__in=had).exists())


def scope_of(document: Any) -> Any:
    """Return the circles that may know of a document, none before that was determined."""
    rows = Scope.objects.holding_at(timezone.now()).filter(label=document.label_id)
    decided = rows if document.is_scoped else rows.none()
    return decided.select_related("circle__parent").order_by("circle__kind_of", "circle")


def facts_of_scope(document: Any) -> list[Fact]:
    """Return who may know of it."""
    named = "、".join(row.circle.in_full for row in scope_of(document))
    return [Fact(_("知悉范围"), named or _("还没有确定"))]


def awaited(document: Any) -> list[Fact]:
    """Say that the office head determines the scope first, while that is so."""
    waits = document.state == document.State.SIGNED and not document.is_scoped
    return [Fact(_("下一步"), _("待办公室负责人定知悉范围"))] if waits else []
