"""The pages of an outgoing document and of a recall, and the text as a Word file."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.carriers.issuing_facts import (
    copies_of,
    facts_of_outgoing,
    life_of_outgoing,
    shared_out,
)
from jiyao.domains.carriers.models import (
    Copy,
    IssueNumber,
    Outgoing,
    OutgoingText,
    Recall,
    RecalledCopy,
)
from jiyao.domains.carriers.papers.issued import laid_out
from jiyao.domains.carriers.papers.word import as_word
from jiyao.domains.carriers.replies import fact_of_answered
from jiyao.domains.carriers.titles import add_outgoing_titles
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import fetch, note_opening, open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def outgoing(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show an outgoing document: its text to readers, its way, where its copies went."""
    record = open_record(request, Outgoing.objects.for_acting(), ref, Action.HANDLE)
    add_outgoing_titles([record], request.facts)
    numbers = IssueNumber.objects.visible_to(request.facts, Action.HANDLE)
    recalls = Recall.objects.visible_to(request.facts, Action.HANDLE)
    context = {
        "title": str(record),
        "subtitle": record.title,
        "label": record.marking,
        "facts": [*facts_of_outgoing(record), *fact_of_answered(record, request.facts)],
        "now_facts": [
            Fact(_("进度"), record.get_state_display()),
            *_waiting_for(record),
            *_where_copies_go_on(record),
        ],
        "moments": life_of_outgoing(record, request.facts),
        "text": _text_of(request, record),
        "shared": shared_out(record, request.facts),
        "asked": record.asked(),
        "copies": copies_of(record, request.facts) if record.document_id else (),
        "numbers": numbers.filter(outgoing=record).select_related("series").order_by("pk"),
        "recalls": recalls.filter(document=record.document_id) if record.document_id else (),
        **doing(request, record),
    }
    return render(request, "carriers/outgoing.html", context)


def word(request: SignedIn, ref: UUID) -> HttpResponse:
    """Send the text, laid out as on paper, as a Word file to who may read it."""
    record = fetch(request, Outgoing.objects.for_acting(), ref, Action.READ)
    if _text_of(request, record) is None:
        raise Http404
    data = laid_out(record, request.facts)
    entry = note_opening(request, record, "carriers.outgoing.exported")
    trail = _("导出：%(who)s %(when)s　留痕 %(entry)s") % {
        "who": request.user.name,
        "when": when(timezone.now()),
        "entry": entry[:16],
    }
    response = HttpResponse(as_word(data, trail), content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="issued-{entry[:8]}.docx"'
    response["Cache-Control"] = "no-store"
    return response


def recall(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a recall: what came back against which receipt, and what is still to come."""
    rows = Recall.objects.select_related("label__level__scheme", "document__outgoing", "by")
    record = open_record(request, rows, ref, Action.HANDLE)
    lines = RecalledCopy.objects.visible_to(request.facts, Action.HANDLE).filter(recall=record)
    back = list(lines.select_related("copy__level__scheme"))
    copies = Copy.objects.visible_to(request.facts, Action.KNOW)
    owed = copies.owed_on_recall(record.document)
    context = {
        "title": str(record),
        "subtitle": _("收回"),
        "label": record.label,
        "period": record.document.period,
        "facts": [
            Fact(_("收回通知"), record.notice),
            Fact(_("件"), record.document, url=_page_of(record.document)),
            Fact(_("退还期限"), when(record.due_at)),
            Fact(_("经办人"), f"{record.by} {when(record.at)}"),
        ],
        "now_facts": [
            Fact(_("应退"), record.wanted),
            Fact(_("已退"), len(back)),
            Fact(_("办结"), when(record.finished_at) if record.finished_at else _("尚未办结")),
            *([Fact(_("不再收回"), record.ended_for)] if record.ended_for else []),
        ],
        "lines": back,
        "copies": owed.with_marks().order_by("copy_number"),
        **doing(request, record),
    }
    return render(request, "carriers/recall.html", context)


def _page_of(document: Any) -> str:
    issued = getattr(document, "outgoing", None)
    return str((issued or document).get_absolute_url())


def _text_of(request: SignedIn, record: Any) -> Any:
    rows = OutgoingText.objects.visible_to(request.facts, Action.READ)
    return rows.filter(outgoing=record).first()


def _where_copies_go_on(record: Any) -> list[Fact]:
    """Lead from the print run to the record under which its copies are distributed and recalled."""
    if not record.document_id:
        return []
    return [Fact(_("分发、收回"), _("逐份办理"), url=record.document.get_absolute_url())]


def _waiting_for(record: Any) -> list[Fact]:
    missing = record.unsaid() if record.state == Outgoing.State.CHECKED else []
    return [Fact(_("等待"), "、".join(map(str, missing)))] if missing else []
