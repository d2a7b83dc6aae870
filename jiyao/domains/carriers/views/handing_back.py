"""The page of a list for an issuer."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import HandBack, HandBackItem
from jiyao.domains.carriers.titles import add_documents
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def hand_back(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show what goes back to an issuer: how much is owed, where each copy is, each receipt."""
    rows = HandBack.objects.select_related("label__level__scheme", "drafted_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    items = HandBackItem.objects.visible_to(request.facts, Action.HANDLE)
    items = items.filter(hand_back=record).select_related("copy__level__scheme", "copy__holder")
    lines = list(items.order_by("pk"))
    add_documents([line.copy for line in lines], request.facts)
    context = {
        "title": record.number,
        "subtitle": record.progress,
        "label": record.label,
        "facts": _facts(record),
        "now_facts": _amounts(record, lines),
        "lines": lines,
        **doing(request, record),
    }
    return render(request, "carriers/hand_back.html", context)


def _facts(record: Any) -> list[Fact]:
    struck = [Fact(_("不再清退的理由"), record.struck_for)] if record.struck_for else []
    return [
        Fact(_("来文机关"), record.issuer),
        Fact(_("清退通知文号"), record.notice),
        Fact(_("清退期限"), when(record.due_at)),
        Fact(_("经办人"), f"{record.drafted_by} {when(record.drafted_at)}"),
        Fact(_("办结"), when(record.closed_at)),
        *struck,
    ]


def _amounts(record: Any, lines: list[Any]) -> list[Fact]:
    outcomes = [line.outcome for line in lines]
    return [
        Fact(_("进度"), record.progress),
        Fact(_("列入"), len(outcomes)),
        Fact(_("已交"), outcomes.count(HandBackItem.Outcome.HANDED)),
        Fact(_("应交未交"), outcomes.count(HandBackItem.Outcome.OWED)),
    ]
