"""The page of a review of document work."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import WorkReview
from jiyao.domains.carriers.review_facts import counted, span_of
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def work_review(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show how document work went in a period, and the record of the meeting about it."""
    rows = WorkReview.objects.select_related("label__level__scheme", "chair", "recorded_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    context = {
        "title": str(record),
        "subtitle": _("已开报告会") if record.finished_at else _("等待报告会"),
        "label": record.label,
        "facts": [
            Fact(_("起止"), span_of(record)),
            Fact(_("汇总"), when(record.opened_at)),
            *_meeting(record),
        ],
        "now_facts": [
            Fact(_("报告会期限"), when(record.due_at)),
            Fact(_("办结"), when(record.finished_at) if record.finished_at else _("尚未办结")),
        ],
        "figures": counted(record, request.facts),
        **doing(request, record),
    }
    return render(request, "carriers/work_review.html", context)


def _meeting(record: Any) -> list[Fact]:
    if record.finished_at is None:
        return []
    return [
        Fact(_("开会日期"), date_format(record.held_on, "Y年n月j日")),
        Fact(_("主持人"), record.chair),
        Fact(_("参加人"), record.attended),
        Fact(_("情况"), record.findings),
        Fact(_("措施"), record.measures),
        Fact(_("记录人"), f"{record.recorded_by} {when(record.finished_at)}"),
    ]
