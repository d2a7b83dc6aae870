"""The pages of risks: one with its history, and all of them in the matrix."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import (
    Impact,
    Likelihood,
    Risk,
    RiskAssessment,
    RiskCell,
    standing_of,
)
from jiyao.domains.organisation.views.spending import spendings
from jiyao.foundation.access.doors import note_listing, note_opening
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.procedures.tools import tool
from jiyao.foundation.registers.views import register_for
from jiyao.foundation.ui.parts import Fact

REGISTER = "organisation.risk"


def risk(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a risk: how it stands, what is done against it, how it was assessed before."""
    record = _opened(request, ref)
    last = standing_of(record)
    facts = [
        Fact(_("保护对象"), record.asset),
        Fact(_("威胁"), record.threat),
        Fact(_("部门"), record.unit or _("全单位")),
        Fact(_("防护措施"), last.measure),
        Fact(_("责任人"), last.owner),
        Fact(_("登记时间"), record.since),
        Fact(_("消除时间"), record.until),
        Fact(_("登记人"), record.set_by),
    ]
    standing = [
        Fact(_("状态"), _("已消除") if record.until else last.get_rating_display()),
        Fact(_("可能性"), last.get_likelihood_display()),
        Fact(_("影响"), last.get_impact_display()),
        Fact(_("复评日期"), last.review_on),
    ]
    sections = [_history(record), spendings(record.spendings.all())]
    return plain_page(request, record, record.asset, facts, standing, sections)


def _opened(request: SignedIn, ref: UUID) -> Risk:
    """Return the risk to whom the register is open, and to who owes the measure against it."""
    rows: Any = Risk.objects.select_related("unit", "set_by")
    mine = RiskAssessment.objects.filter(until=None, owner=request.user.pk)
    found: Risk | None = rows.filter(public_id=ref, assessments__in=mine).first()
    if found is None:
        opened: Risk = open_row(request, REGISTER, rows, ref)
        return opened
    note_opening(request, found)
    return found


def _history(record: Risk) -> Section:
    heads = [
        *((_("评估时间"), "time"), (_("措施"), "title"), (_("可能性×影响"), "text")),
        *((_("等级"), "badge"), (_("责任人"), "person")),
    ]
    rows = record.assessments.select_related("owner", "set_by").order_by("-since", "-pk")
    return section(_("历次评估"), heads, [_line(row) for row in rows], "")


def _line(row: Any) -> tuple[Any, ...]:
    place = f"{row.likelihood}×{row.impact}"
    return (row.since, row.measure, place, row.get_rating_display(), row.owner, "")


def risk_matrix(request: SignedIn) -> HttpResponse:
    """Show the matrix in force with the risks that stand in each cell."""
    register_for(request, REGISTER)
    now = timezone.now()
    rows = RiskAssessment.objects.filter(until=None).select_related("risk").order_by("pk")
    placed: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for row in rows:
        placed[row.likelihood, row.impact].append(row.risk)
    note_listing(request, "organisation.risk-matrix", {"": sum(map(len, placed.values()))})
    grid = RiskCell.matrix_at(now)
    lines = [
        (x.label, [(grid[x, y].label, placed[x, y]) for y in Impact])
        for x in sorted(Likelihood, reverse=True)
    ]
    context = {
        "heads": [y.label for y in Impact],
        "lines": lines,
        "tools": [
            each
            for each in (
                tool("organisation.risk.entered", request.facts),
                tool("organisation.risk-matrix.set", request.facts),
            )
            if each
        ],
    }
    return render(request, "organisation/risk_matrix.html", context)
