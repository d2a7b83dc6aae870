"""The archive network as a whole: each department with its people, gaps, plan and budget."""

from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jiyao.domains.archives.models import ArchivePost, ArchiveYear
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.people.models import Circle
from jiyao.foundation.registers.views import register_for

YEARS = 5


def network(request: SignedIn) -> HttpResponse:
    """Show who answers for archives in each department, and where nobody is named."""
    register_for(request, "archives.post")
    now = timezone.now()
    posts = ArchivePost.objects.visible_to(request.facts, Action.HANDLE).serving_at(now)
    named = list(posts.select_related("person", "unit", "label__level__scheme").order_by("pk"))
    kinds = dict(ArchivePost.Kind.choices)
    general = [k for k in kinds if k not in ArchivePost.OF_UNITS]
    units = Circle.objects.filter(kind_of=Circle.Kind.UNIT).order_by("name")
    rows = ArchiveYear.objects.visible_to(request.facts, Action.HANDLE)
    rows = rows.select_related("by", "label__level__scheme").order_by("-year", "-at", "-pk")
    years = list(rows[:YEARS])
    shown = Counter(row.label.level.trail_code for row in (*named, *years))
    note_listing(request, "archives.network", dict(shown))
    context = {
        "general": [(kinds[k], [p for p in named if p.kind_of == k]) for k in general],
        "kinds": [kinds[kind] for kind in ArchivePost.OF_UNITS],
        "units": [(unit, _of_unit(unit, named)) for unit in units],
        "years": years,
        "now": now,
    }
    return render(request, "archives/network.html", context)


def _of_unit(unit: Any, named: list[Any]) -> list[list[Any]]:
    return [
        [p for p in named if p.unit_id == unit.pk and p.kind_of == kind]
        for kind in ArchivePost.OF_UNITS
    ]
