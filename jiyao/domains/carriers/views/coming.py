"""What comes next with a copy, so that its page makes that stand out and nothing else."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import Instruction, Leg, Opinion, State
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.handling import ASSIGN
from jiyao.domains.carriers.procedures.wishing import wish_for
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import may
from jiyao.foundation.access.models import Scope
from jiyao.foundation.access.readers import appointed, readers_of
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.asking import why_not
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when

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
    """Whether somebody in scope has not had it yet; what is only filed is for nobody.

    Keepers have it in the room.
    """
    opinion = getattr(document, "opinion", None)
    if opinion and opinion.kind_of == Opinion.Kind.FILE:
        return False
    now = timezone.now()
    had = Leg.objects.filter(copy__document=document).values("reader")
    left = readers_of(document.label, now).exclude(pk__in=had)
    return bool(left.exclude(pk__in=appointed(now, KEEPER)).exists())


def scope_of(document: Any) -> Any:
    """Return the circles that may know of a document, none before that was determined."""
    rows = Scope.objects.holding_at(timezone.now()).filter(label=document.label_id)
    decided = rows if document.is_scoped else rows.none()
    return decided.select_related("circle__parent").order_by("circle__kind_of", "circle")


def facts_of_scope(document: Any) -> list[Fact]:
    """Return who may know of it."""
    named = "、".join(row.circle.in_full for row in scope_of(document))
    return [Fact(_("知悉范围"), named or _("还没有确定"))]


def facts_of_handling(document: Any, written: Iterable[Instruction]) -> list[Fact]:
    """Return what is to be done with it, and what was written on it."""
    opinion = getattr(document, "opinion", None)
    planned = [opinion] if opinion else []
    return [
        *(
            Fact(_("拟办"), _signed(each, each.get_kind_of_display(), each.words))
            for each in planned
        ),
        *(Fact(_("批示"), _signed(each, each.in_full)) for each in written),
    ]


def _signed(paper: Any, *words: Any) -> str:
    said = "，".join(str(each) for each in words if each)
    return f"{said}（{paper.by} {when(paper.at)}）"


def awaited(document: Any) -> list[Fact]:
    """Say that the office head determines the scope first, while that is so."""
    waits = document.waits_for == document.Waits.OPINION
    return [Fact(_("下一步"), _("待办公室负责人定知悉范围"))] if waits else []


def to_assign(document: Any, copies: list[Any], written: Iterable[Instruction]) -> list[Fact]:
    """Say that somebody is to be assigned as instructed, once the copy is back (CIR-14).

    copies: those of the document, with their holders; written: what was instructed on them.
    """
    if not Duty.objects.filter(
        kind_code=ASSIGN, subject_ref=document.public_id, closed_at=None
    ).exists():
        return []
    instructed = {each.copy_id for each in written}
    out = next((copy for copy in copies if copy.holder_id and copy.pk in instructed), None)
    if out is None:
        return [Fact(_("下一步"), _("按批示交办"))]
    words = _("领导已批示：先收回 %(who)s 手里的 %(copy)s 份，再交办")
    told = words % {"who": out.holder, "copy": out.copy_number}
    return [Fact(_("下一步"), told, url=out.get_absolute_url())]


def to_send(document: Any, copies: list[Any], request: SignedIn) -> set[int]:
    """Return the keys of the copies that can go to a reader now, while somebody is to read it."""
    here = [copy for copy in copies if copy.state == State.ROOM]
    if not (here and document.is_scoped and send.opens_to(request.facts.roles)):
        return set()
    if not is_for_somebody(document):
        return set()
    against = why_not(send, here, request.user, request.facts, timezone.now())
    return {key for key, refusals in against.items() if not refusals}


def to_ask_for(document: Any, request: SignedIn) -> list[Fact]:
    """Lead a reader from the copy to asking the room for it; the keepers do that themselves."""
    if document is None or request.facts.handles or not wish_for.opens_to(request.facts.roles):
        return []
    if not may(request.facts, Action.READ, document):
        return []
    address = reverse("act", args=[wish_for.code, document.public_id])
    return [Fact(_("另需使用"), _("申请借阅、复制或携带外出"), url=address)]
