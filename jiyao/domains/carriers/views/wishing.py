"""The page of a wish for a document."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import Document, Wish
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def wish(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show who asked for what, and the answer; the keeper goes on at the document's page."""
    rows = Wish.objects.select_related(
        "label__level__scheme", "document", "person__unit", "answered_by"
    )
    record = open_record(request, rows, ref, Action.KNOW)
    documents = Document.objects.visible_to(request.facts, Action.HANDLE)
    address = record.document.get_absolute_url() if documents.filter(pk=record.document_id) else ""
    context = {
        "title": str(record),
        "label": record.label,
        "facts": [
            Fact(_("收文"), record.document, url=address),
            Fact(_("申请人"), record.person),
            Fact(_("部门"), record.person.unit),
            Fact(_("何时要用"), when(record.wanted_on)),
        ],
        "now_facts": [Fact(_("结果"), record.get_outcome_display() or _("待答复"))],
        "sections": [_steps(record)],
        **doing(request, record),
    }
    return render(request, "ui/layouts/sections.html", context)


def _steps(wish: Wish) -> Section:
    steps = [
        (wish.made_at, _("提出申请"), wish.person, wish.purpose),
        (wish.answered_at, wish.get_outcome_display(), wish.answered_by, wish.words),
        (wish.seen_at, _("已阅答复"), wish.person, ""),
    ]
    heads = [(_("时间"), "time"), (_("经过"), "badge"), (_("办理人"), "text"), (_("说明"), "words")]
    return section(_("办理经过"), heads, [(*step, "") for step in steps if step[0]], "")
