"""Opening a person's record together with what the person holds, whoever asks (PER-07)."""

from typing import Any
from uuid import UUID

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import fetch, reference
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.people.holdings import Held, held_by
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import acting


def open_with_holdings(request: SignedIn, rows: Any, ref: UUID) -> tuple[Any, list[Held]]:
    """Fetch a record about a person and count what that person holds, by kind.

    Those who look after people may not know the things themselves, so that a count asked as them
    would be too low: it is asked inside the act that notes the opening. Raises Http404.
    """
    record = fetch(request, rows, ref, Action.KNOW)
    with acting(request.user.number) as act:
        held = held_by(record.person)
        act.record(f"{record.kind()}.opened", Outcome.OPENED, **reference(record))
    return record, held
