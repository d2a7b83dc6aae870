"""The regime as a map, and one clause: the rule, how it is carried out, how it fared this year."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import Role
from jiyao.foundation.regime.carrying import Carrying, carried
from jiyao.foundation.regime.citations import procedures_citing, procedures_of
from jiyao.foundation.regime.figures import figures_of, may_see_figures
from jiyao.foundation.regime.mapping import chosen, lines, shares
from jiyao.foundation.regime.models import OwnArticle
from jiyao.foundation.regime.procedures.articles import set_article
from jiyao.foundation.regime.vocabulary import AREAS, MEANS


def regime(request: SignedIn) -> HttpResponse:
    """Show the whole regime: areas by means, and the clauses of the chosen area (INS-08)."""
    every = carried().values()
    wanted = request.GET.dict()
    context = {
        "lines": lines(every),
        "means": MEANS.values(),
        "totals": shares(every),
        "count": len(every),
        "area": AREAS.get(wanted.get("area", "")),
        "chosen_means": MEANS.get(wanted.get("means", "")),
        "clauses": chosen(every, wanted),
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
        "answering": _answering(code),
        "may_set": bool(request.facts.roles & {role.code for role in set_article.by}),
        "year": now.year,
        "figures": _figures(request, code, now.year),
        "now": now,
    }
    return render(request, "regime/clause.html", context)


def _figures(request: SignedIn, code: str, year: int) -> list[dict[str, Any]] | None:
    if not may_see_figures(request.facts):
        return None
    citing = procedures_citing(code)
    found = figures_of((p.code for p in citing), year)
    return [{"title": p.title, "figure": found[p.code]} for p in citing]


def _places(found: Carrying) -> list[dict[str, Any]]:
    return [{"citation": c, "procedures": procedures_of(c)} for c in found.citations]


def _answering(code: str) -> list[Role]:
    return list(dict.fromkeys(role for p in procedures_citing(code) for role in p.by))
