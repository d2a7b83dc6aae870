from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.exports.rows import enriched, note_export
from jiyao.foundation.exports.workbook import Book, workbook
from jiyao.foundation.paper.marking import mark_of
from jiyao.foundation.registers.declarations import Register
from jiyao.foundation.registers.listing import Listing
from jiyao.foundation.registers.state import State, state_of
from jiyao.foundation.registers.views import register_for

MOST_ROWS = 10_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register_export(request: SignedIn, code: str) -> HttpResponse:
    """Send what a register shows under its filter, all pages of it, as a workbook.

    Over 10,000 rows the first of them, and the sheet says so; where nothing is visible there is
    nothing to export. The entry stands on the trail before the file is made (SYS-03).
    """
    register = register_for(request, code)
    state = state_of(register, request.GET)
    rows = list(Listing(request.facts, state).in_order()[: MOST_ROWS + 1])
    if not rows:
        raise Http404
    more, rows = len(rows) > MOST_ROWS, rows[:MOST_ROWS]
    rows = list(enriched(register, rows, request.facts))
    entry_id = note_export(request.user.number, register, rows)
    return _sent(_book(request, state, rows, more, entry_id), register, entry_id)


def _book(request: SignedIn, state: State, rows: list[Any], more: bool, entry_id: str) -> Book:
    now = timezone.now()
    who = _("%(name)s（%(number)s）") % {"name": request.user.name, "number": request.user.number}
    marked = [
        (row.shown_level, getattr(row, "marked_period", ""))
        for row in rows
        if getattr(row, "shown_level", None)
    ]
    how_many = _("只含前 %d 行，其余未导出，请缩小范围") if more else _("共 %d 行")
    return Book(
        title=str(state.register.title),
        mark=mark_of(marked),
        notes=(
            settings.ORGANISATION or _("本单位"),
            _("导出：%(who)s %(when)s")
            % {"who": who, "when": date_format(timezone.localtime(now), "Y年n月j日 H:i")},
            _("留痕：%s") % entry_id,
            _("内容：%s") % "；".join([*state.in_words(), how_many % len(rows)]),
        ),
        heads=[str(column.title) for column in state.columns],
        rows=[[column.shows(row) for column in state.columns] for row in rows],
        made_at=now,
    )


def _sent(book: Book, register: Register, entry_id: str) -> HttpResponse:
    response = HttpResponse(workbook(book), content_type=XLSX)
    name = f"{register.title} {timezone.localdate(book.made_at)}-{entry_id[:8]}.xlsx"
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "no-store"
    return response
