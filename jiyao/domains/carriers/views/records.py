from collections.abc import Iterable
from itertools import chain
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiyao.domains.carriers.facts import (
    facts_of_copy,
    facts_of_copying,
    facts_of_document,
    standing_of_copying,
    where_it_is,
)
from jiyao.domains.carriers.history import life_of
from jiyao.domains.carriers.models import (
    Copy,
    Copying,
    Document,
    Instruction,
    Leg,
    MadeCopy,
    Opinion,
    State,
    Task,
    instructions_on,
)
from jiyao.domains.carriers.procedures.handling import assign
from jiyao.domains.carriers.procedures.notebooks import count
from jiyao.domains.carriers.procedures.receiving import sign
from jiyao.domains.carriers.replies import facts_of_replies
from jiyao.domains.carriers.titles import add_documents, add_note, add_titles, corrections_of
from jiyao.domains.carriers.views.beside import (
    Beside,
    facts_of_notebook,
    facts_of_own,
    own_of,
    volume_of,
)
from jiyao.domains.carriers.views.coming import (
    awaited,
    comes_next,
    facts_of_handling,
    facts_of_scope,
    scope_of,
    to_ask_for,
    to_assign,
    to_send,
)
from jiyao.domains.carriers.views.ways import in_which
from jiyao.domains.carriers.views.wishing import facts_of_wishes
from jiyao.domains.classification.models import Item
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.procedures.models import Signature
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when
from jiyao.foundation.vault.cards import files_card


def document(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show an incoming document: its register line, its scope, its copies."""
    rows = Document.objects.select_related(
        "label__level__scheme", "kind_of", "received_by", "category", "outgoing"
    )
    record = open_record(request, rows, ref, Action.HANDLE)
    add_titles([record], request.facts)
    add_note(record, request.facts)
    copies = Copy.objects.visible_to(request.facts, Action.KNOW).filter(document=record)
    tasks = Task.objects.visible_to(request.facts, Action.KNOW).filter(document=record)
    tasks = tasks.select_related("owner", "document").order_by("assigned_at")
    item = Item.objects.visible_to(request.facts, Action.HANDLE).filter(pk=record.item_id).first()
    mine = tasks.filter(owner=request.user.pk, finished_at=None)
    instructions = instructions_on(record, request.facts)
    own = own_of(record, request)
    is_notebook = own is not None and own.is_notebook
    reviewable = [own] if own and own.is_record else []
    where = _where_the_copies_are(record, copies, request)
    assigning = to_assign(record, where["copies"], instructions)
    context = {
        "title": record.number or _("待编号"),
        "subtitle": record.title,
        "period": record.period,
        "label": record.label,
        "now_facts": [*assigning, *_now_facts(record, is_notebook, where["sendable"], request)],
        "comes_next": assign.code if assigning else _first(record, is_notebook),
        "facts": facts_of_own(own, request) if own else _facts_of_document(record, item, request),
        **where,
        "scope": None if is_notebook else scope_of(record),
        "corrections": corrections_of(record, request.facts),
        "instructions": instructions,
        "tasks": tasks,
        "opinion": Opinion.objects.visible_to(request.facts, Action.HANDLE)
        .filter(document=record)
        .select_related("by")
        .first(),
        **doing(request, record, *mine, *_unpublished(instructions, request), *reviewable),
    }
    context["files"] = files_card(record, request.facts, context["available"])
    return render(request, "carriers/document.html", context)


def _first(record: Any, is_notebook: bool) -> str | None:
    """Let the first that is possible stand out, once the scope is determined."""
    return "" if record.is_scoped or is_notebook else None


def _unpublished(written: Iterable[Instruction], request: SignedIn) -> list[Instruction]:
    """Return one's own instructions that others in scope do not know yet."""
    return [e for e in written if e.by_id == request.user.pk and e.published_at is None]


def _facts_of_document(record: Any, item: Any, request: SignedIn) -> list[Fact]:
    told = (_signed_for(record, request), facts_of_replies(record, request.facts))
    return [*facts_of_document(record, item), *chain(*told)]


def _signed_for(record: Any, request: SignedIn) -> list[Fact]:
    """Say who signed for it to the courier, and when."""
    given = Signature.objects.visible_to(request.facts, Action.HANDLE)
    given = given.filter(code=sign.code, part="by", subject_ref=record.public_id)
    signed = given.select_related("person").first()
    return [Fact(_("签收"), f"{signed.person} {when(signed.given_at)}")] if signed else []


def _now_facts(record: Any, is_notebook: bool, sendable: set[int], request: SignedIn) -> list[Fact]:
    standing = [] if is_notebook else _standing(record)
    return [*standing, *_sending(sendable), *facts_of_wishes(record, request)]


def _standing(record: Any) -> list[Fact]:
    progress = Fact(_("收文进度"), record.get_state_display())
    return [*_issued_as(record), progress, *awaited(record)]


def _where_the_copies_are(record: Any, copies: Any, request: SignedIn) -> dict[str, Any]:
    """Return the copies in their order, and which of them can go to a reader now."""
    held = list(copies.select_related("holder").order_by("copy_number"))
    return {"copies": held, "sendable": to_send(record, held, request)}


def _sending(sendable: set[int]) -> list[Fact]:
    told = _("送阅：有 %d 份在机要室可以送") % len(sendable)
    return [Fact(_("下一步"), told)] if sendable else []


def copy(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one copy: where it is, its life, what can be done with it now."""
    rows = Copy.objects.for_acting().select_related("made_by__copying")
    record = open_record(request, rows, ref)
    add_documents([record], request.facts)
    documents = Document.objects.visible_to(request.facts, Action.HANDLE)
    documents = documents.select_related("kind_of", "label__level", "opinion__by", "outgoing")
    whole = documents.filter(pk=record.document_id).first()
    written = list(instructions_on(whole, request.facts)) if whole else []
    beside = Beside(record, request)
    context = {
        "title": record.number,
        "subtitle": record.title,
        "label": record.marking,
        "facts": _facts_of_copy(record, whole, beside, written),
        "now_facts": [
            *where_it_is(record, _("下次清点") if beside.notebooks else _("应还")),
            *(awaited(whole) if whole and record.state != State.VOID else []),
            *_given_back(record, request),
            *_called_back(record, whole),
            *in_which(record, request),
            *volume_of(record, request),
            *beside.standing(),
            *facts_of_wishes(record.document_id, request),
            *([] if beside.notebooks else to_ask_for(whole, request)),
        ],
        "moments": life_of(record, request.facts, written),
        "comes_next": count.code if beside.notebooks else comes_next(record, whole),
        **doing(request, record, *beside.records, *_unpublished(written, request)),
    }
    return render(request, "ui/layouts/record.html", context)


def _facts_of_copy(
    record: Any, whole: Any, beside: Beside, written: list[Instruction]
) -> list[Fact]:
    """Return what the register says; of a notebook, in whose hands it was each time."""
    if beside.notebooks:
        return [fact for notebook in beside.notebooks for fact in facts_of_notebook(notebook)]
    handled = [*facts_of_scope(whole), *facts_of_handling(whole, written)] if whole else []
    return [*facts_of_copy(record, whole), *handled]


def _given_back(record: Any, request: SignedIn) -> list[Fact]:
    """Say to the holder who takes it back; a notebook stays in hand."""
    out = record.legs.filter(returned_at=None).exclude(kind_of=Leg.Kind.NOTEBOOK)
    if record.holder_id != request.user.pk or not out.exists():
        return []
    return [Fact(_("退还"), _("阅毕请交回机要室，由机要员当面清点收回"))]


def _called_back(record: Any, whole: Any) -> list[Fact]:
    """Say by when a copy that was made here is to be dealt with, to who handles it."""
    if whole is None or not hasattr(record, "made_by"):
        return []
    copying = record.made_by.copying
    return [Fact(_("复制件收回期限"), when(copying.recall_at), url=copying.get_absolute_url())]


def _issued_as(record: Any) -> list[Fact]:
    """Lead from what we issued to the page of its draft, its signing and its distribution."""
    issued = getattr(record, "outgoing", None)
    return [Fact(_("本单位印发"), issued, url=issued.get_absolute_url())] if issued else []


def copying(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one copying: what was approved, what was made, and each copy."""
    rows = Copying.objects.select_related("label__level__scheme", "source", "place", "by")
    record = open_record(request, rows, ref, Action.HANDLE)
    made = Copy.objects.visible_to(request.facts, Action.KNOW).filter(made_by__copying=record)
    results = MadeCopy.objects.visible_to(request.facts, Action.HANDLE).filter(copying=record)
    results = results.select_related("copy", "kept_by").order_by("pk")
    context = {
        "title": str(record),
        "label": record.label,
        "facts": facts_of_copying(record),
        "now_facts": standing_of_copying(record, list(results)),
        "copies": made.select_related("holder").order_by("copy_number"),
        **doing(request, record),
    }
    return render(request, "carriers/document.html", context)
