"""The page of one person's year-end clearing."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import CallIn
from jiyao.domains.carriers.titles import in_hands
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def call_in(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show what a person still has to give back; the person may open it too."""
    rows = CallIn.objects.select_related("level__scheme", "person__unit")
    record = open_record(request, rows, ref)
    copies = in_hands(record.person, request.facts)
    context = {
        "title": str(record),
        "subtitle": _("已清零") if record.cleared_at else _("未清零"),
        "label": record.level,
        "facts": [
            Fact(_("持有人"), record.person),
            Fact(_("部门"), record.person.unit),
            Fact(_("开列"), when(record.opened_at)),
            Fact(_("开列时份数"), record.held),
            Fact(_("清退期限"), when(record.due_at)),
            Fact(_("清零"), when(record.cleared_at)),
        ],
        "now_facts": [Fact(_("现在手里，您有权知悉的"), len(copies))],
        "copies": copies,
        **doing(request, record),
    }
    return render(request, "carriers/call_in.html", context)
