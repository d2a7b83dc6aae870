from collections import Counter

from django.http import Http404, HttpResponse
from django.shortcuts import render

from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.procedures.refusals import WRONG_ROLE, Refused
from jiyao.foundation.registers.context import context_of
from jiyao.foundation.registers.declarations import REGISTERS, Register
from jiyao.foundation.registers.listing import page_under, rows_under
from jiyao.foundation.registers.paging import MalformedKey
from jiyao.foundation.registers.state import state_of


def register_page(request: SignedIn, code: str) -> HttpResponse:
    """Show one page of a register: what the person may see of it, and nothing of the rest."""
    register = register_for(request, code)
    state = state_of(register, request.GET)
    rows = rows_under(request.facts, state)
    try:
        page = page_under(rows, state, request.GET.get("after", ""), request.GET.get("before", ""))
    except MalformedKey as fault:
        raise Http404 from fault
    register.enrich(page.rows, request.facts)
    note_listing(request, register.code, dict(Counter(map(register.level_of, page.rows))))
    context = context_of(request.facts, state, page, rows)
    return render(request, "ui/layouts/register.html", context)


def register_for(request: SignedIn, code: str) -> Register:
    """Return the register of this code. Raises Http404, or Refused when no role opens it."""
    register = REGISTERS.get(code)
    if register is None:
        raise Http404
    if not register.is_open_to(request.facts):
        raise Refused([WRONG_ROLE])
    return register
