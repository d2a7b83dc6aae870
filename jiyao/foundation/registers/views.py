from collections import Counter
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import ROLES
from jiyao.foundation.procedures.refusals import WRONG_ROLE, Refused
from jiyao.foundation.registers.context import context_of, group_of
from jiyao.foundation.registers.declarations import REGISTERS, Register
from jiyao.foundation.registers.listing import Listing
from jiyao.foundation.registers.paging import MalformedKey
from jiyao.foundation.registers.state import State, state_of, words_asked
from jiyao.foundation.ui import navigation

TEN = 10


def register_page(request: SignedIn, code: str) -> HttpResponse:
    """Show one page of a register: what the person may see of it, and nothing of the rest."""
    register = register_for(request, code)
    listing = Listing(request.facts, state_of(register, request.GET))
    try:
        page = listing.page(request.GET.get("after", ""), request.GET.get("before", ""))
    except MalformedKey as fault:
        raise Http404 from fault
    register.prepare(page.rows, request.facts)
    note_listing(request, register.code, dict(Counter(map(register.level_of, page.rows))))
    return render(request, "ui/layouts/register.html", context_of(listing, page))


def register_for(request: SignedIn, code: str) -> Register:
    """Return the register of this code. Raises Http404, or Refused when no role opens it."""
    register = REGISTERS.get(code)
    if register is None:
        raise Http404
    if not register.is_open_to(request.facts):
        raise Refused([WRONG_ROLE])
    return register


def search_page(request: SignedIn) -> HttpResponse:
    """Show what is found in every register that the person may open, the first ten of each."""
    asked, groups = words_asked(request.GET), []
    counts: Counter[str] = Counter()
    for register in REGISTERS.values() if asked else ():
        if register.search and register.is_open_to(request.facts):
            listing = Listing(request.facts, State(register, q=asked))
            rows = list(listing.in_order()[:TEN])
            register.prepare(rows, request.facts)
            counts.update(map(register.level_of, rows))
            groups.append(group_of(listing, rows))
    note_listing(request, "registers.search", dict(counts))
    found = [group for group in groups if group["rows"]]
    context = {"search_text": asked, "groups": found, "pages": _pages(asked, request.facts.roles)}
    return render(request, "registers/search.html", context)


def _pages(asked: str, roles: frozenset[str]) -> list[dict[str, Any]]:
    """Return the pages of this name; what the person may not open is named with who may."""
    return [
        {
            "title": entry.title,
            "url": url if not entry.roles or entry.roles & roles else "",
            "who": [role.name for role in ROLES.values() if role.code in entry.roles],
        }
        for entry in navigation.named(asked)[:TEN]
        if (url := navigation.url_or_blank(entry.url_name, entry.args))
    ]
