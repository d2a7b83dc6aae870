from collections import Counter
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import ROLES
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.refusals import Refused, wrong_role
from jiyao.foundation.registers.context import context_of, group_of
from jiyao.foundation.registers.declarations import FINDERS, REGISTERS, Register
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
        raise Refused([wrong_role(register.roles)])
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
    pages = [*_found(asked, request), *_pages(asked, request.facts.roles)]
    context = {"search_text": asked, "groups": found, "pages": pages}
    return render(request, "registers/search.html", context)


def _found(asked: str, request: SignedIn) -> list[dict[str, Any]]:
    """Return what is found besides the registers."""
    found = [choice for each in FINDERS if asked for choice in each(asked, request.facts)]
    return [{"title": choice.title, "url": choice.url, "who": []} for choice in found]


def _pages(asked: str, roles: frozenset[str]) -> list[dict[str, Any]]:
    """Return the pages and beginnings of this name; what is not the person's, with whose it is."""
    pages = [
        (entry.title, navigation.url_or_blank(entry.url_name, entry.args), entry.roles)
        for entry in navigation.named(asked)
    ]
    there = {url for _title, url, _whose in pages}
    begun = [
        (procedure.title, url, frozenset(role.code for role in procedure.by))
        for procedure in PROCEDURES.values()
        if procedure.model is None and asked and asked in str(procedure.title)
        if (url := reverse("act", args=[procedure.code])) not in there
    ]
    return [
        {
            "title": title,
            "url": url if not whose or whose & roles else "",
            "who": [role.name for role in ROLES.values() if role.code in whose],
        }
        for title, url, whose in [*pages, *begun][:TEN]
        if url
    ]
