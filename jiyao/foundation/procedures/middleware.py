"""Refusals as pages: why, which clause, what to do instead; the invisible as not found."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import record_alone


class RefusalPages:
    """Show a Refused that a view let through, after putting it on the trail."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if isinstance(fault, Unseen):
            raise Http404 from fault
        if not isinstance(fault, Refused):
            return None
        return _refused(request, fault)


def _refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    code = refused.procedure.code if refused.procedure else "procedures.page.sought"
    record_alone(
        request.user.number,  # type: ignore[union-attr]
        code,
        Outcome.REFUSED,
        rules=tuple(r.rule for r in refused.refusals),
        clauses=tuple(sorted({c for r in refused.refusals for c in r.clauses})),
    )
    context = {"refusals": refused.refusals, "procedure": refused.procedure, "back": "/"}
    return render(request, "procedures/refused.html", context, status=403)
