"""What the page of a record shows besides its facts: what can be done with it now."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jiyao.foundation.access.doors import note_opening
from jiyao.foundation.access.marks import period_of
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.approvals.queries import usable_by
from jiyao.foundation.boards.sections import Section
from jiyao.foundation.paper.buttons import papers_about
from jiyao.foundation.procedures.asking import actions_on, why_not
from jiyao.foundation.procedures.forms import ProcedureForm, form_class
from jiyao.foundation.registers.views import register_for
from jiyao.foundation.ui.parts import Fact


def doing(request: SignedIn, record: Any, *others: Any) -> dict[str, Any]:
    """Return the context of a record's page: its own actions, then those on the other records."""
    now = timezone.now()
    able = [actions_on(each, request.user, request.facts, now) for each in (record, *others)]
    return {
        "record": record,
        "now": now,
        "papers": papers_about(record, request.facts),
        "available": [each for actions in able for each in actions],
        "permits": usable_by(request.user, now).filter(subject_ref=record.public_id),
        "period": period_of(record, request.facts),
    }


def form_here(request: SignedIn, procedure: Any, record: Any) -> ProcedureForm | None:
    """Return the form of a procedure to stand on the record's own page, when it is possible now."""
    if why_not(procedure, [record], request.user, request.facts, timezone.now())[record.pk]:
        return None
    return form_class(procedure)(subject=record, person=request.user, facts=request.facts)


def open_row(request: SignedIn, register: str, rows: Any, ref: UUID) -> Any:
    """Return a row without a label to show it, to whom its register is open; note the opening.

    Raises Refused when no role opens the register, Http404 when there is no such row.
    """
    register_for(request, register)
    record = rows.filter(public_id=ref).first()
    if record is None:
        raise Http404
    note_opening(request, record)
    return record


def plain_page(
    request: SignedIn,
    record: Any,
    title: str,
    facts: list[Fact],
    standing: list[Fact],
    sections: Sequence[Section] = (),
    **more: Any,
) -> HttpResponse:
    """Show a record without a mark: its facts, its tables, how it stands, what can be done.

    more: `form` that stands on the page itself (`form_here`); `comes_next`, the code of the one
    procedure that is to be done next, empty for none: without it the first possible one stands out.
    """
    context = {
        "title": title,
        "facts": facts,
        "now_facts": standing,
        "sections": sections,
        **doing(request, record),
        **more,
    }
    return render(request, "ui/layouts/plain.html", context)
