from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.groups import NAMED_ONLY, SHIPPED_WORDS
from jiyao.foundation.access.models import Level, LevelGroup, Scheme
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.accounts.procedures.levels import name_group
from jiyao.foundation.approvals.queries import usable_by


def levels(request: SignedIn) -> HttpResponse:
    """Show every scheme with its levels, their marks, and for whom each is (CLS-12)."""
    now = timezone.now()
    groups: dict[int, list[str]] = {}
    for row in LevelGroup.objects.holding_at(now).select_related("circle").order_by("circle"):
        groups.setdefault(row.level_id, []).append(row.circle.name)
    schemes = [
        {"scheme": scheme, "levels": [_line(level, groups) for level in scheme.levels.all()]}
        for scheme in Scheme.objects.prefetch_related("levels__scheme").order_by("pk")
    ]
    note_listing(request, "access.level", {})
    context = {
        "schemes": schemes,
        "now": now,
        "names": name_group.opens_to(request.facts.roles),
        "permits": usable_by(request.user, now).filter(code=name_group.code),
    }
    return render(request, "accounts/levels.html", context)


def _line(level: Level, groups: dict[int, list[str]]) -> dict[str, Any]:
    code = level.trail_code
    named = groups.get(level.pk, [])
    return {
        "level": level,
        "named": "、".join(named),
        "wanted": SHIPPED_WORDS.get(code, ""),
        "closed": code in NAMED_ONLY and not named,
    }
