"""The page of an interview."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiyao.domains.release.models import Interview
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when
from jiyao.foundation.vault.cards import files_card


def interview(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show an interview: who approved it, who signed, how it went."""
    rows = Interview.objects.select_related("host__unit", "approved_by")
    record = open_record(request, rows, ref, Action.READ)
    done = doing(request, record)
    context = {
        "title": str(record),
        "subtitle": record.topic,
        "label": record.label,
        "facts": [
            Fact(_("采访单位"), record.outlet),
            Fact(_("采编人员"), record.journalists),
            Fact(_("采访时间"), when(record.planned_at)),
            Fact(_("接受采访人"), record.host),
            Fact(_("不得报道的内容"), record.limits),
            Fact(_("批准人"), record.approved_by),
            Fact(_("批准时间"), when(record.approved_at)),
            Fact(_("签收人"), record.signed_by),
            Fact(_("签收日期"), when(record.signed_on)),
            Fact(_("采访情况"), record.outcome),
        ],
        "now_facts": [Fact(_("进度"), record.standing)],
        "files": files_card(record, request.facts, []),
        **done,
    }
    return render(request, "release/interview.html", context)
