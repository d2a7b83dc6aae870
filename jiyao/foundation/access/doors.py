"""Fetching a record and being allowed to are one call. Clauses SYS-02, SYS-03."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404

from jiyao.foundation.access.decisions import Action, PersonFacts, decide
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.labelled import facts_of_label
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import acting, record_alone


def fetch(request: SignedIn, rows: Any, ref: UUID, action: Action) -> Any:
    """Return the row of `rows` with this public id if the person may do `action` with it.

    rows: a queryset of a labelled model. Raises Http404 otherwise; the reason is on the trail.
    """
    facts: PersonFacts = request.facts
    record = rows.visible_to(facts, action).filter(public_id=ref).first()
    if record is None:
        _record_unseen(request, rows.model, ref, action)
        raise Http404
    return record


def open_record(request: SignedIn, rows: Any, ref: UUID, action: Action = Action.KNOW) -> Any:
    """Fetch a record to show it; the opening is committed before the content is sent."""
    record = fetch(request, rows, ref, action)
    note_opening(request, record)
    return record


def note_opening(request: SignedIn, record: Any, code: str = "") -> str:
    """Put an opening (a page, a print, an export) on the trail; return the entry's id."""
    with acting(request.user.number) as act:
        act.record(code or f"{record.kind()}.opened", Outcome.OPENED, **reference(record))
    return act.entry_id


def reference(record: Any) -> dict[str, str]:
    """Return how a record is named on the trail: kind, public id and level; never a title.

    To be asked inside an act, where every label can be read.
    """
    if record is None:
        return {}
    label = getattr(record, "label", None)
    return {
        "kind": record.kind(),
        "ref": record.public_id.hex,
        "level": label.level.trail_code if label else "",
    }


def note_listing(request: SignedIn, code: str, counts: dict[str, int]) -> None:
    """Put a list on the trail: one entry with how many rows of each level were shown."""
    record_alone(
        request.user.number,
        f"{code}.listed",
        Outcome.LISTED,
        kind=code,
        counts=counts,
    )


def _record_unseen(request: SignedIn, model: Any, ref: UUID, action: Action) -> None:
    with acting(request.user.number) as act:
        record = model.objects.filter(public_id=ref).first()
        act.record(
            f"{model.kind()}.sought",
            Outcome.UNSEEN,
            clauses=_why(request.user, record, action, act.recorded_at),
            **(reference(record) or {"kind": model.kind(), "ref": ref.hex}),
        )


def _why(person: Any, record: Any, action: Action, at: datetime) -> tuple[str, ...]:
    label = getattr(record, "label", None)
    if label is None:
        return ("SYS-02",)
    decision = decide(facts_of(person, at), action, facts_of_label(label, at))
    return (decision.clause,)
