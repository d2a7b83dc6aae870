"""Who answers for what: the chain of any day, the gaps of today, each charge."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import Charge, Link, chain_at, chains_at
from jiyao.domains.organisation.papers.charges import CHAIN, GAPS, chain_sheet, gap_sheet
from jiyao.domains.organisation.views.days import day_asked
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.paper.printing import printed
from jiyao.foundation.people.gaps import count_gaps, gaps_seen
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.tools import tool
from jiyao.foundation.registers.views import register_for
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import record_alone
from jiyao.foundation.ui.parts import Fact

REGISTER = "organisation.charge"
TOOLS = ("organisation.charge.given", "organisation.charge.assigned")


def charge(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one charge: for what, whose, since when, on what basis."""
    rows = Charge.objects.select_related("person__unit", "unit", "set_by")
    record = open_row(request, REGISTER, rows, ref)
    facts = [
        Fact(_("责任"), record.about_name or record.get_tier_display()),
        Fact(_("部门"), record.unit or _("全单位")),
        Fact(_("责任人"), record.person),
        Fact(_("依据"), record.basis),
        Fact(_("自"), record.since),
        Fact(_("至"), record.until),
        Fact(_("办理人"), record.set_by),
    ]
    ended = record.until is not None and record.until <= timezone.now()
    standing = [Fact(_("状态"), _("已解除") if ended else _("现任"))]
    return plain_page(request, record, str(record), facts, standing)


def chain(request: SignedIn) -> HttpResponse:
    """Show the chain of responsibility as it stood on the day that the address asks for."""
    day, links = _asked(request)
    _note(request, "organisation.chain.listed", len(links))
    query = request.GET.urlencode()
    context = {
        "day": day,
        "links": links,
        "units": _units(),
        "unit": request.GET.get("unit", ""),
        "print_url": f"{reverse('organisation:chain_print')}?{query}",
        "tools": _tools(request),
    }
    return render(request, "organisation/chain.html", context)


def chain_print(request: SignedIn) -> HttpResponse:
    """Print the chain as its page shows it."""
    day, links = _asked(request)
    entry = _note(request, "organisation.chain.printed", len(links))
    return printed(request, CHAIN, chain_sheet(links, day.at), entry)


def gaps(request: SignedIn) -> HttpResponse:
    """List on one page all that nobody answers for."""
    found = _gaps(request)
    _note(request, "organisation.gaps.listed", sum(len(rows) for _source, rows in found))
    context = {
        "found": found,
        "total": count_gaps(found),
        "apart": count_gaps(found, apart=True),
        "print_url": reverse("organisation:gaps_print"),
        "tools": _tools(request),
    }
    return render(request, "organisation/gaps.html", context)


def gaps_print(request: SignedIn) -> HttpResponse:
    """Print the list of gaps."""
    found = _gaps(request)
    entry = _note(request, "organisation.gaps.printed", sum(len(rows) for _source, rows in found))
    return printed(request, GAPS, gap_sheet(found, request.facts.at), entry)


def _gaps(request: SignedIn) -> list[Any]:
    register_for(request, REGISTER)
    return gaps_seen(request.facts)


def _asked(request: SignedIn) -> tuple[Any, list[Link]]:
    register_for(request, REGISTER)
    day, units = day_asked(request), _units()
    chosen = next((u for u in units if str(u.pk) == request.GET.get("unit")), None)
    return day, chain_at(day.at, chosen) if chosen else chains_at(day.at, units)


def _units() -> list[Circle]:
    return list(Circle.objects.filter(kind_of=Circle.Kind.UNIT).order_by("name"))


def _tools(request: SignedIn) -> list[Any]:
    found = (tool(code, request.facts) for code in TOOLS)
    return [each for each in found if each]


def _note(request: SignedIn, code: str, number: int) -> str:
    counts = {"": number}
    return record_alone(request.user.number, code, Outcome.LISTED, kind=REGISTER, counts=counts)
