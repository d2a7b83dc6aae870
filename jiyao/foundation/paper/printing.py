"""A printing is an opening: on the trail first, and only then made and sent (SYS-03)."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.paper.declarations import Paper, Sheet
from jiyao.foundation.paper.marking import mark_of
from jiyao.foundation.paper.rendering import render


def printed(request: SignedIn, paper: Paper, sheet: Sheet, entry_id: str) -> HttpResponse:
    """Return the PDF of a sheet whose printing stands on the trail as `entry_id`."""
    now = timezone.now()
    data = {**_frame(request, paper, sheet, entry_id, now), "sheet": sheet.data}
    response = HttpResponse(render(paper.template, data, now), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{_file_name(paper, entry_id)}"'
    response["Cache-Control"] = "no-store"
    return response


def _frame(
    request: SignedIn, paper: Paper, sheet: Sheet, entry_id: str, now: datetime
) -> dict[str, Any]:
    who = {"name": request.user.name, "number": request.user.number}
    when = date_format(timezone.localtime(now), "Y年n月j日 H:i")
    return {
        "title": paper.title,
        "organisation": settings.ORGANISATION or _("本单位"),
        "mark": mark_of(sheet.marked),
        "printed": _("打印：%(name)s（%(number)s） %(when)s") % {**who, "when": when},
        "trail": _("留痕 %(entry)s") % {"entry": f"{entry_id[:16]} {entry_id[16:]}"},
        "pages": _("第 {page} 页 共 {pages} 页"),
    }


def _file_name(paper: Paper, entry_id: str) -> str:
    return f"{paper.code.rpartition('.')[2]}-{entry_id[:8]}.pdf"
