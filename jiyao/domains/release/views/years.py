"""The figures of a year of release (PUB-10, PUB-13)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jiyao.domains.release.figures import OUTCOMES, of_catalogue, of_year
from jiyao.domains.release.papers.years import YEAR, year_sheet
from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import HANDLERS, OFFICE
from jiyao.foundation.paper.printing import printed
from jiyao.foundation.procedures.refusals import Refused, wrong_role
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import record_alone

FIRST = 2000


def year(request: SignedIn) -> HttpResponse:
    """Show how many were submitted in a year, of which kind and with which outcome."""
    chosen = _chosen(request)
    note_listing(request, YEAR.code, {})
    context = {
        "year": chosen,
        "before": chosen - 1 if chosen > FIRST else 0,
        "after": chosen + 1 if chosen < timezone.localdate().year else 0,
        "outcomes": [words for _code, words in OUTCOMES],
        "lines": of_year(chosen, request.facts),
        "catalogue": of_catalogue(chosen),
    }
    return render(request, "release/year.html", context)


def year_print(request: SignedIn) -> HttpResponse:
    """Print the figures of a year."""
    sheet = year_sheet(_chosen(request), request.facts)
    who, printing = request.user.number, f"{YEAR.code}.printed"
    entry = record_alone(who, printing, Outcome.LISTED, kind=YEAR.code, counts={})
    return printed(request, YEAR, sheet, entry)


def _chosen(request: SignedIn) -> int:
    """Return the year that the address names, else this one.

    For who handles every submission: others would see the figures of a part.
    """
    if not request.facts.roles & HANDLERS:
        raise Refused([wrong_role(OFFICE)])
    now, asked = timezone.localdate().year, request.GET.get("year", "")
    return int(asked) if asked.isdecimal() and FIRST <= int(asked[:5]) <= now else now
