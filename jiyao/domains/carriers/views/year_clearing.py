"""The page of a year's run through the room."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import ClearingItem, YearClearing
from jiyao.domains.carriers.titles import items_of_clearing
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def year_clearing(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a run: what is proposed for each copy, what was decided, where it is."""
    rows = YearClearing.objects.select_related("label__level__scheme")
    record = open_record(request, rows, ref, Action.HANDLE)
    lines = items_of_clearing(record, request.facts)
    context = {
        "title": str(record),
        "subtitle": _("已办结") if record.closed_at else _("未办结"),
        "label": record.label,
        "facts": [
            Fact(_("年度"), record.year),
            Fact(_("开列"), when(record.opened_at)),
            Fact(_("清理期限"), when(record.due_at)),
            Fact(_("办结"), when(record.closed_at)),
        ],
        "now_facts": _amounts(lines),
        "lines": lines,
        **doing(request, record),
    }
    return render(request, "carriers/year_clearing.html", context)


def _amounts(lines: list[Any]) -> list[Fact]:
    decided = Counter(line.decision for line in lines)
    return [
        Fact(_("列入"), len(lines)),
        Fact(_("未定去留"), decided[""]),
        *[Fact(what.label, decided[what.value]) for what in ClearingItem.What],
    ]
