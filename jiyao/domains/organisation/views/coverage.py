"""The one page of who has signed and who has not, unit by unit (ORG-07)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jiyao.domains.organisation.coverage import MEASURES, coverage
from jiyao.domains.organisation.models import Letter
from jiyao.domains.organisation.procedures.chasing import CHASING, chase_unit
from jiyao.domains.organisation.procedures.letters import issue_letter
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused, wrong_role
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import acting


def coverage_page(request: SignedIn) -> HttpResponse:
    """Show all units to the offices and leaders, and to the head of a unit the own one."""
    now = timezone.now()
    oversees = bool(request.facts.roles & {role.code for role in CHASING})
    year = timezone.localdate(now).year
    with acting(request.user.number) as act:
        unit = None if oversees else _headed_by(request, year)
        lines = coverage(now, unit) if oversees or unit else []
        act.record("organisation.coverage.listed", Outcome.LISTED)
    if not (oversees or unit):
        raise Refused([wrong_role(CHASING)])
    context = {
        "year": year,
        "measures": MEASURES,
        "lines": lines,
        "missing": [(line.unit, who, what) for line in lines for who, what in line.missing],
        "chases": oversees,
        "issues": issue_letter.opens_to(request.facts.roles),
        "chase": chase_unit.code,
        "issue": issue_letter.code,
        "now": now,
    }
    return render(request, "organisation/coverage.html", context)


def _headed_by(request: SignedIn, year: int) -> Circle | None:
    row = Letter.objects.heading(year).filter(person=request.user.pk).select_related("unit").first()
    return row.unit if row else None
