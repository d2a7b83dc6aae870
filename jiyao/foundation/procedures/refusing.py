"""A refusal on the trail: what was tried, by whom, on what, and the clauses that forbid it."""

from typing import Any

from jiyao.foundation.access.doors import reference
from jiyao.foundation.procedures.declarations import Procedure, rulebook
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import acting


def record_refusal(procedure: Procedure, refused: Refused, by: Any, subject: Any = None) -> None:
    """Write an entry of its own for what was refused to a person.

    subject: the record that it was tried on, where the refusal names no other.
    """
    with acting(by.number) as act:
        act.record(
            procedure.code,
            Outcome.UNSEEN if isinstance(refused, Unseen) else Outcome.REFUSED,
            rules=tuple(r.rule for r in refused.refusals),
            clauses=tuple(sorted({c for r in refused.refusals for c in r.clauses})),
            rulebook=rulebook(),
            **reference(refused.subject or subject),
        )
