from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.approvals.queries import to_sign
from jiyao.foundation.procedures.binding import unbind
from jiyao.foundation.procedures.declarations import PROCEDURES


def inbox(request: SignedIn) -> HttpResponse:
    """Show every request that waits for this person, each with exactly what it would allow."""
    rows = [_shown(permit) for permit in to_sign(request.facts)[:200]]
    note_listing(request, "procedures.permit", {"rows": len(rows)})
    return render(request, "approvals/to_sign.html", {"rows": rows})


def _shown(permit: Any) -> dict[str, Any]:
    return {
        "permit": permit,
        "procedure": PROCEDURES[permit.code],
        "bound": list(unbind(permit.bound).values()),
    }
