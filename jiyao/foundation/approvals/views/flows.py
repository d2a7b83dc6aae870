"""How everything is approved, in which version, and who stands in for whom."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import SECURITY
from jiyao.foundation.approvals.procedures.flowing import set_flow
from jiyao.foundation.approvals.procedures.substituting import appoint_substitute, end_substitute
from jiyao.foundation.procedures.declarations import PROCEDURES, Procedure
from jiyao.foundation.procedures.flows import FlowStep, declared, names_of_weights
from jiyao.foundation.procedures.models import Flow, Permit, Substitute


@dataclass(frozen=True)
class Line:
    """One step of a flow in words."""

    who: str
    when: str
    days: int


@dataclass(frozen=True)
class Listed:
    """A procedure that needs approval: the flow that holds now, and its former versions."""

    procedure: Procedure
    present: Flow | None
    lines: list[Line]
    former: list[tuple[Flow, list[Line]]]
    change_url: str


def flows(request: SignedIn) -> HttpResponse:
    """Show every procedure that needs approval with its present flow and former versions."""
    stored: dict[str, list[Flow]] = {}
    for row in Flow.objects.select_related("set_by").order_by("-version"):
        stored.setdefault(row.code, []).append(row)
    able = [p for _code, p in sorted(PROCEDURES.items()) if p.approval and _is_ours(p)]
    may_set, names = set_flow.opens_to(request.facts.roles), names_of_weights()
    context = {
        "rows": [_listed(each, stored.get(each.code, []), may_set, names) for each in able],
        "mine": Permit.objects.usable_at(timezone.now()).filter(
            code=set_flow.code, asked_by=request.user
        ),
    }
    return render(request, "approvals/flows.html", context)


def substitutes(request: SignedIn) -> HttpResponse:
    """Show who stands in for the person and for whom he does; to who administers, everybody."""
    now = timezone.now()
    rows = Substitute.objects.select_related("principal", "person", "set_by").order_by("-since")
    administers = SECURITY.code in request.facts.roles
    if not administers:
        rows = rows.filter(principal=request.user) | rows.filter(person=request.user)
    mine = {request.user.pk} if not administers else None
    context = {
        "now": now,
        "rows": [(row, row.is_over(now), _end_url(row, mine, now)) for row in rows[:200]],
        "appoint": appoint_substitute,
    }
    return render(request, "approvals/substitutes.html", context)


def _end_url(row: Substitute, mine: set[int] | None, now: Any) -> str:
    if row.is_over(now) or (mine is not None and row.principal_id not in mine):
        return ""
    return reverse("act", args=[end_substitute.code, row.public_id])


def _is_ours(procedure: Procedure) -> bool:
    return not procedure.code.startswith("tests.")


def _listed(
    procedure: Procedure, versions: list[Flow], may_set: bool, names: dict[int, str]
) -> Listed:
    present = next((row for row in versions if row.until is None), None)
    former = [(row, _lines(row.read(), names)) for row in versions if row is not present]
    address = f"{reverse('act', args=[set_flow.code])}?{urlencode({'code': procedure.code})}"
    assert procedure.approval  # noqa: S101 - only those that need approval are listed
    steps = present.read() if present else (declared(procedure.approval),)
    return Listed(procedure, present, _lines(steps, names), former, address if may_set else "")


def _lines(steps: tuple[FlowStep, ...], names: dict[int, str]) -> list[Line]:
    return [Line(step.who, names.get(step.least, str(step.least)), step.days) for step in steps]
