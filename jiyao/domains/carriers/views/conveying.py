"""The page of a conveying by word of mouth."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import Conveyance
from jiyao.domains.carriers.papers.conveying import hearers_of
from jiyao.domains.carriers.titles import add_titles
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def conveyance(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show who conveyed what, where, and who was there."""
    rows = Conveyance.objects.select_related(
        "document", "label__level__scheme", "speaker", "place", "booked_by"
    )
    record = open_record(request, rows, ref, Action.HANDLE)
    document = record.document
    add_titles([document], request.facts)
    hearers = [each.person for each in hearers_of(record, request.facts)]
    context = {
        "title": str(record),
        "subtitle": document.title,
        "label": record.label,
        "period": document.period,
        "facts": [
            Fact(_("收文号"), document.number, url=document.get_absolute_url()),
            Fact(_("传达人"), record.speaker),
            Fact(_("传达时间"), when(record.at)),
            Fact(_("地点"), record.place),
            Fact(_("允许记录"), _("是") if record.notes_allowed else _("否")),
            Fact(_("记录人"), record.booked_by),
        ],
        "now_facts": [Fact(_("听取人数"), len(hearers))],
        "hearers": hearers,
        **doing(request, record),
    }
    return render(request, "carriers/conveyance.html", context)
