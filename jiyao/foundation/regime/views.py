"""The regime as a map, and one clause: the rule, how it is carried out, how it fared this year."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import AUDIT, Role
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.regime.carrying import Carrying, carried
from jiyao.foundation.regime.charting import chart_of
from jiyao.foundation.regime.citations import procedures_citing, procedures_of
from jiyao.foundation.regime.figures import (
    acts_of,
    may_see_figures,
    overdue_by_clause,
    owed_under,
    refusals_of,
)
from jiyao.foundation.regime.mapping import chosen, lines, shares
from jiyao.foundation.regime.models import OwnArticle
from jiyao.foundation.regime.procedures.articles import set_article
from jiyao.foundation.regime.settings import SETTINGS
from jiyao.foundation.regime.vocabulary import AREAS, MEANS


def regime(request: SignedIn) -> HttpResponse:
    """Show the whole regime: areas by means, and the clauses of the chosen area (INS-08)."""
    every = carried().values()
    wanted = request.GET.dict()
    overdue = overdue_by_clause(request.facts, timezone.now())
    context = {
        "lines": lines(every, overdue),
        "means": MEANS.values(),
        "totals": shares(every),
        "count": len(every),
        "area": AREAS.get(wanted.get("area", "")),
        "chosen_means": MEANS.get(wanted.get("means", "")),
        "clauses": [(c, overdue.get(c.clause.id, 0)) for c in chosen(every, wanted)],
    }
    return render(request, "regime/map.html", context)


def clause(request: SignedIn, code: str) -> HttpResponse:
    """Show one clause with everything that carries it out (INS-08)."""
    found = carried().get(code)
    if found is None:
        raise Http404
    now = timezone.now()
    articles = OwnArticle.objects.filter(clause=code).select_related("set_by").order_by("-since")
    history = list(articles)
    context = {
        "carrying": found,
        "clause": found.clause,
        "own": next((a for a in history if a.until is None or a.until > now), None),
        "former": [a for a in history if a.until and a.until <= now],
        "places": _places(found),
        "settings": [s for s in SETTINGS.values() if code in s.clauses],
        "answering": _answering(code),
        "may_set": set_article.opens_to(request.facts.roles),
        "year": timezone.localdate(now).year,
        "figures": _figures(request, code, now),
        "now": now,
    }
    return render(request, "regime/clause.html", context)


def _figures(request: SignedIn, code: str, now: datetime) -> dict[str, Any] | None:
    if not may_see_figures(request.facts):
        return None
    acts, refusals = acts_of(code, now), refusals_of(code, now)
    owed = owed_under(code, request.facts, now)
    reads = AUDIT.code in request.facts.roles
    trail = f"{reverse('trail')}?outcome=stopped&clause={code}" if reads else ""
    bars = [
        (_("办理"), sum(acts.values()), "done"),
        (_("拒绝"), sum(refusals.values()), "refused"),
    ]
    if owed:
        bars += [(_("未结待办"), owed.open, "open"), (_("逾期"), owed.breaches, "breached")]
    return {
        "chart": chart_of(bars),
        "rows": [
            (_title(p), acts.get(p, 0), refusals.get(p, 0), trail and f"{trail}&what={p}")
            for p in acts | refusals
        ],
        "owed": owed,
    }


def _title(code: str) -> Any:
    declared = PROCEDURES.get(code)
    return declared.title if declared else _("查看、检索等（%(code)s）") % {"code": code}


def _places(found: Carrying) -> list[dict[str, Any]]:
    return [{"citation": c, "procedures": procedures_of(c)} for c in found.citations]


def _answering(code: str) -> list[Role]:
    return list(dict.fromkeys(role for p in procedures_citing(code) for role in p.by))
