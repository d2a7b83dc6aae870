"""What was refused in a month, for who answers for the regime; never what it was about."""

import json
from collections import Counter
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import AUDIT, SECRECY_OFFICE, SECURITY
from jiyao.foundation.audit.filters import REFUSALS
from jiyao.foundation.audit.sentences import names_of, sentence
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.procedures.refusals import Refused, wrong_role
from jiyao.foundation.trail.models import Entry

READERS = (SECRECY_OFFICE, SECURITY, AUDIT)
MOST = 500


def refused(request: SignedIn) -> HttpResponse:
    """Show the refusals of a month, counted by clause, the newest first; over 500 the newest."""
    if not request.facts.roles & {role.code for role in READERS}:
        raise Refused([wrong_role(READERS)])
    month = _month(request.GET.get("month", ""))
    until = _next(month)
    rows = Entry.objects.between(start_of(month), start_of(until)).filter(outcome__in=REFUSALS)
    found = list(rows.order_by("-id")[: MOST + 1])
    note_listing(request, "trail.refusal", {"rows": len(found[:MOST])})
    lines = _lines(found[:MOST])
    by_clause = Counter(clause for line in lines for clause in line["clauses"])
    context = {
        "month": month,
        "before": _next(month, -1),
        "after": until if until <= timezone.localdate() else None,
        "lines": lines,
        "by_clause": by_clause.most_common(),
        "by_person": Counter(line["who"] for line in lines).most_common(10),
        "more": MOST if len(found) > MOST else 0,
    }
    return render(request, "audit/refusals.html", context)


def _month(said: str) -> date:
    """Return the first day of a month told as 2026-11, of this month for anything else."""
    try:
        return datetime.strptime(said, "%Y-%m").date()
    except ValueError:
        return timezone.localdate().replace(day=1)


def _next(month: date, step: int = 1) -> date:
    place = month.year * 12 + month.month - 1 + step
    return date(max(place // 12, 1), place % 12 + 1, 1)


def _lines(found: list[Entry]) -> list[dict[str, Any]]:
    names = names_of(found)
    return [
        {
            "at": datetime.fromisoformat(each.at),
            "who": names.get(each.who) or each.who,
            "number": each.who,
            "what": sentence(each.code),
            "said": each.get_outcome_display(),
            "clauses": json.loads(bytes(each.body))["clauses"],
        }
        for each in found
    ]
