"""The page of a meeting outside, and what was brought back from it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import Trip, TripItem
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.ui.parts import Fact, Moment
from jiyao.foundation.ui.templatetags.jiyao import when


def trip(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show who was where, what is owed, what was handed in."""
    rows = Trip.objects.select_related("person__unit", "registered_by")
    record = open_record(request, rows, ref)
    state = _("已交清") if record.closed_at else _("未交清")
    context = {
        "title": record.meeting,
        "label": record.shown_level,
        "facts": [
            Fact(_("会议"), record.meeting),
            Fact(_("主办单位"), record.host),
            Fact(_("参会人"), record.person),
            Fact(_("部门"), record.person.unit),
            Fact(_("返回"), when(record.back_at)),
            Fact(_("登记人"), f"{record.registered_by} {when(record.registered_at)}"),
        ],
        "now_facts": [
            Fact(_("状态"), state),
            Fact(_("交登期限"), when(record.due_at)),
            Fact(_("交清"), when(record.closed_at)),
            Fact(_("代为了结的理由"), record.closed_for),
        ],
        "moments": [_moment(item) for item in _items(record, request)],
        **doing(request, record),
    }
    return render(request, "ui/layouts/record.html", context)


def _items(record: Any, request: SignedIn) -> Any:
    items = TripItem.objects.visible_to(request.facts, Action.HANDLE).filter(trip=record)
    return items.select_related("document__received_by").order_by("-at")


def _moment(item: Any) -> Moment:
    return Moment(
        at=item.at,
        who=item.document.received_by,
        what=_("交机要登记：%(number)s") % {"number": item.document},
        clauses=("DOC-11",),
    )
