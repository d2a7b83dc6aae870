"""The figures of a year of release (PUB-10, PUB-13)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jiyao.domains.release.figures import OUTCOMES, of_catalogue, of_year
from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import HANDLERS
from jiyao.foundation.procedures.refusals import WRONG_ROLE, Refused

FIRST = 2000


def year(request: SignedIn) -> HttpResponse:
    """Show how many were submitted in a year, of which kind and with which outcome.

    For who handles every submission: others would see the figures of a part.
    """
    if not request.facts.roles & HANDLERS:
        raise Refused([WRONG_ROLE])
    now = timezone.localdate().year
    asked = request.GET.get("year", "")
    chosen = int(asked) if asked.isdecimal() and FIRST <= int(asked[:5]) <= now else now
    note_listing(request, "release.year", {})
    context = {
        "year": chosen,
        "before": chosen - 1,
        "after": chosen + 1 if chosen < now else 0,
        "outcomes": [words for _code, words in OUTCOMES],
        "lines": of_year(chosen, request.facts),
        "catalogue": of_catalogue(chosen),
    }
    return render(request, "release/year.html", context)
