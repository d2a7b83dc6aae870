from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.labelled import LabelledQuerySet, is_wide
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.refusals import WRONG_ROLE, Refused
from jiyao.foundation.registers.declarations import REGISTERS, Register
from jiyao.foundation.registers.paging import MalformedKey, Page, page_of
from jiyao.foundation.ui.parts import Cell, Choice, Column, Filter, Row

COUNTED = 1000


def register_page(request: SignedIn, code: str) -> HttpResponse:
    """Show one page of a register: what the person may see of it, and nothing of the rest."""
    register = REGISTERS.get(code)
    if register is None:
        raise Http404
    if not register.is_open_to(request.facts):
        raise Refused([WRONG_ROLE])
    rows = rows_shown(request, register)
    page = _page(request, register, rows)
    register.enrich(page.rows, request.facts)
    note_listing(request, register.code, dict(Counter(map(register.level_of, page.rows))))
    return render(request, "ui/layouts/register.html", _context(request, register, page, rows))


def rows_shown(request: SignedIn, register: Register) -> Any:
    """Return the rows that the person may see of a register, under the filter of the address."""
    chosen = request.GET.get("show", "")
    rows = register.rows()
    if isinstance(rows, LabelledQuerySet):
        rows = rows.visible_to(request.facts, register.action, wide=is_wide(request.facts))
    for choice in register.choices:
        if choice.code == chosen:
            rows = choice.keep(rows)
    return rows


def _page(request: SignedIn, register: Register, rows: Any) -> Page:
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    try:
        return page_of(rows, register.order, after, before)
    except MalformedKey as fault:
        raise Http404 from fault


def _context(request: SignedIn, register: Register, page: Page, rows: Any) -> dict[str, Any]:
    counted = rows.order_by()[: COUNTED + 1].count()
    return {
        "title": register.title,
        "columns": [Column(c.title, c.kind) for c in register.columns],
        "rows": [_row(register, row) for row in page.rows],
        "filters": _filters(request, register),
        "tools": _tools(request, register),
        "paper": _paper(request, register) if page.rows else None,
        "empty": {"title": _("没有可列出的内容"), "how": register.empty},
        "count_text": _("共 %s 条") % (f"{COUNTED}+" if counted > COUNTED else counted),
        "newer_url": _address(request, before=page.newer) if page.newer else "",
        "older_url": _address(request, after=page.older) if page.older else "",
        "now": timezone.now(),
    }


def _row(register: Register, row: Any) -> Row:
    return Row(
        [
            Cell(c.value(row), c.kind, row.get_absolute_url() if c.opens else "")
            for c in register.columns
        ]
    )


def _filters(request: SignedIn, register: Register) -> list[Filter]:
    chosen = request.GET.get("show", "")
    choices = [Choice(_("全部"), request.path, current=not chosen)]
    for each in register.choices:
        url = f"{request.path}?show={each.code}"
        choices.append(Choice(each.title, url, current=chosen == each.code))
    return [Filter(_("范围"), choices)] if register.choices else []


def _tools(request: SignedIn, register: Register) -> list[Choice]:
    begin = PROCEDURES.get(register.begin)
    if begin is None or not request.facts.roles & {role.code for role in begin.by}:
        return []
    return [Choice(begin.title, reverse("act", args=[begin.code]))]


def _paper(request: SignedIn, register: Register) -> Choice | None:
    if not register.paper:
        return None
    query = urlencode({"show": request.GET.get("show", "")})
    return Choice(_("打印登记簿"), f"{reverse('paper_of_register', args=[register.paper])}?{query}")


def _address(request: SignedIn, **key: str) -> str:
    query = request.GET.copy()
    for name in ("after", "before"):
        query.pop(name, None)
    query.update(key)
    return f"{request.path}?{query.urlencode()}"
