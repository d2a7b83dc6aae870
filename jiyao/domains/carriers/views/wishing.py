"""The page of a wish for a document."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import Copy, Document, State, Wish
from jiyao.domains.carriers.procedures.wishing import WAYS
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.ui.parts import Choice, Fact
from jiyao.foundation.ui.templatetags.jiyao import when

SEEN, MOST = "carriers.wish.seen", 3
GRANTED = Permit.State.GRANTED


def wish(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show who asked for what, and what became of it; the keeper asks for its approval here."""
    rows = Wish.objects.select_related(
        *("label__level__scheme", "document", "person__unit", "companion", "answered_by")
    )
    record = open_record(request, rows, ref, Action.KNOW)
    handled = Document.objects.visible_to(request.facts, Action.HANDLE)
    handles = handled.filter(pk=record.document_id).exists()
    permits = Permit.objects.visible_to(request.facts, Action.KNOW)
    permit = permits.select_related("asked_by", "decided_by").filter(pk=record.permit_id).first()
    asks = handles and _is_asked_here(record, request)
    asking = _asking(record, request) if asks else []
    elsewhere = _elsewhere(record, request) if asks and not asking else []
    context = {
        "title": str(record),
        "label": record.label,
        "facts": _facts(record, record.document.get_absolute_url() if handles else ""),
        "now_facts": [*_standing(record, permit), *elsewhere],
        "sections": [_steps(record, permit)],
        "asking": asking,
        "comes_next": SEEN if record.answered_at else "",
        **doing(request, record),
    }
    return render(request, "carriers/wish.html", context)


def facts_of_wishes(document: Any, request: SignedIn) -> list[Fact]:
    """Return what the room is asked for and has not answered, and how far that is.

    A reader sees his own wishes, who handles documents all that he may.
    """
    rows = Wish.objects.open().visible_to(request.facts, Action.KNOW).filter(document=document)
    rows = rows if request.facts.handles else rows.filter(person=request.user.pk)
    return [
        Fact(
            _("用件申请"),
            _("%(kind)s：%(purpose)s") % {"kind": w.get_kind_of_display(), "purpose": w.purpose},
            f"{w.person} {when(w.made_at)}　{w.standing}",
            url=w.get_absolute_url(),
        )
        for w in rows.select_related("person").order_by("made_at", "pk")
    ]


def _facts(wish: Wish, address: str) -> list[Fact]:
    facts = [
        Fact(_("收文"), wish.document, url=address),
        Fact(_("申请人"), wish.person),
        Fact(_("部门"), wish.person.unit),
        Fact(_("申请事项"), wish.get_kind_of_display()),
        Fact(_("用途"), wish.purpose),
        Fact(_("何时要用"), when(wish.wanted_on)),
    ]
    if wish.kind_of == Wish.Kind.COPY:
        copied = [Fact(_("复制份数"), wish.copies), Fact(_("发放范围"), wish.distribution)]
        return [*facts, *copied]
    facts.append(Fact(_("用几天"), wish.days))
    if wish.kind_of == Wish.Kind.CARRY:
        return [*facts, Fact(_("目的地"), wish.destination), Fact(_("同行人"), wish.companion)]
    return facts


def _standing(wish: Wish, permit: Permit | None) -> list[Fact]:
    asked = [Fact(_("报批"), permit, url=permit.get_absolute_url())] if permit else []
    words = [Fact(_("答复"), wish.words)] if wish.words else []
    return [Fact(_("结果"), wish.standing), *words, *asked]


def _is_asked_here(wish: Wish, request: SignedIn) -> bool:
    """Whether the approval is still to be asked for, and the person asks for such."""
    if wish.outcome or wish.is_with_an_approver:
        return False
    return PROCEDURES[WAYS[Wish.Kind(wish.kind_of)][0]].opens_to(request.facts.roles)


def _asking(wish: Wish, request: SignedIn) -> list[Choice]:
    """Lead to the form of the procedure, filled in from the wish, with a copy that lies here."""
    code = WAYS[Wish.Kind(wish.kind_of)][0]
    rows = Copy.objects.visible_to(request.facts, Action.HANDLE).filter(state=State.ROOM)
    copies = rows.filter(document=wish.document_id).order_by("copy_number")
    asked_for = _asked_for(copies, request)
    first = sorted(copies, key=lambda copy: copy.public_id in asked_for)[:MOST]
    return [
        Choice(
            _("报批%(what)s（%(copy)s）")
            % {
                "what": PROCEDURES[code].title,
                "copy": asked_for.get(copy.public_id, copy.copy_number),
            },
            f"{reverse('act', args=[code, copy.public_id])}?wish={wish.public_id}",
        )
        for copy in first
    ]


def _asked_for(copies: Any, request: SignedIn) -> dict[UUID, str]:
    """Return for which of these copies an approval is asked or given already, and what for."""
    permits = Permit.objects.visible_to(request.facts, Action.KNOW).filter(
        subject_ref__in=copies.values("public_id"), state__in=(*Permit.UNDECIDED, GRANTED)
    )
    asked = {permit.subject_ref: permit.title for permit in permits}
    return {
        copy.public_id: _("%(copy)s，另已报批%(what)s")
        % {"copy": copy.copy_number, "what": asked[copy.public_id]}
        for copy in copies
        if copy.public_id in asked
    }


def _elsewhere(wish: Wish, request: SignedIn) -> list[Fact]:
    """Say where the copies are while none lies in the room: one comes back first."""
    rows = Copy.objects.visible_to(request.facts, Action.HANDLE).select_related("holder")
    copies = rows.on_the_books().filter(document=wish.document_id).order_by("copy_number")
    where = "、".join(f"{copy.copy_number} {copy.whereabouts}" for copy in copies)
    words = _("机要室里没有可用的份：%s。先收回一份，再报批") % where
    return [Fact(_("现在不能报批"), words, heed=True)]


def _steps(wish: Wish, permit: Permit | None) -> Section:
    steps: list[tuple[Any, ...]] = [(wish.made_at, _("提出申请"), wish.person, wish.purpose)]
    if permit:
        steps.append((permit.asked_at, _("报批"), permit.asked_by, permit.reason))
        if permit.decided_at and permit.granted:
            steps.append((permit.decided_at, _("批准"), permit.decided_by, permit.remark))
    steps += [
        (wish.answered_at, wish.get_outcome_display(), wish.answered_by, wish.words),
        (None if wish.is_withdrawn else wish.seen_at, _("已阅答复"), wish.person, ""),
    ]
    heads = [(_("时间"), "time"), (_("经过"), "badge"), (_("办理人"), "text"), (_("说明"), "words")]
    return section(_("办理经过"), heads, [(*step, "") for step in steps if step[0]], "")
