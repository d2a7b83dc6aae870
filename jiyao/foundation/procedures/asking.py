"""Asking "why not?" for a page: in a batch, without a trace on the trail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.access.labelled import within_reach
from jiyao.foundation.procedures.calling import judge
from jiyao.foundation.procedures.declarations import PROCEDURES, Procedure
from jiyao.foundation.procedures.flows import FlowStep, in_words
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.procedures.refusals import Refusal, out_of_reach, wrong_role
from jiyao.foundation.procedures.requesting import flow_in_force, steps_for

MOST = 5


@dataclass(frozen=True)
class Needed:
    """The approval that a procedure needs here: who decides, in order, and what was asked for."""

    steps: tuple[FlowStep, ...]
    requests: list[Permit]

    @property
    def who(self) -> str:
        """Who approves, in order, in words."""
        return in_words(self.steps)


@dataclass(frozen=True)
class Available:
    """A procedure on a record's page: possible, with the approval needed, or not and why not."""

    procedure: Procedure
    refusals: list[Refusal]
    record: Any
    needed: Needed | None = None


def why_not(
    procedure: Procedure,
    records: list[Any],
    by: Any,
    facts: PersonFacts,
    at: datetime,
    **fields: Any,
) -> dict[int, list[Refusal]]:
    """Return, for each record's key, the refusals that are certain before the form is filled in.

    One query for the whole batch beyond what the rules read from loaded rows.
    """
    if not procedure.opens_to(facts.roles):
        return {record.pk: [wrong_role(procedure.by)] for record in records}
    seen = within_reach(facts, procedure.needs, records)
    return {
        record.pk: _judged(procedure, record, by, at, **fields)
        if record.pk in seen
        else [out_of_reach(procedure.needs)]
        for record in records
    }


def possible_with(
    procedure: Procedure, records: list[Any], by: Any, facts: PersonFacts, at: datetime
) -> set[int]:
    """Return the keys of the records on which nothing certain stands against the procedure.

    For lists that show a button or none: who may reach them is asked only of what the rules leave.
    """
    if not procedure.opens_to(facts.roles):
        return set()
    left = [record for record in records if not _judged(procedure, record, by, at)]
    return within_reach(facts, procedure.needs, left)


def _judged(
    procedure: Procedure, record: Any, by: Any, at: datetime, **fields: Any
) -> list[Refusal]:
    return judge(procedure, {**fields, procedure.subject: record, "by": by, "at": at})


def actions_on(record: Any, by: Any, facts: PersonFacts, at: datetime) -> list[Available]:
    """Return the procedures that the person's roles open on this record, each with why not."""
    able = [p for p in PROCEDURES.values() if p.model is type(record)]
    mine = [p for p in able if p.opens_to(facts.roles)]
    mine.sort(key=lambda p: (p.mends, p.exceptional))
    seen = {action: within_reach(facts, action, [record]) for action in {p.needs for p in mine}}
    return [_available(p, record, by, at, record.pk in seen[p.needs]) for p in mine]


def _available(procedure: Procedure, record: Any, by: Any, at: datetime, seen: bool) -> Available:
    refusals = _judged(procedure, record, by, at) if seen else [out_of_reach(procedure.needs)]
    approval = None if refusals else needed(procedure, record, by, at)
    return Available(procedure, refusals, record, approval)


def needed(procedure: Procedure, record: Any, by: Any, at: datetime) -> Needed | None:
    """Return the approval that the procedure needs for this record, and where the person's own
    requests for it stand; None when it needs none."""
    if procedure.approval is None:
        return None
    steps = steps_for(procedure, record, at, flow_in_force(procedure.code, at))
    ref = getattr(record, "public_id", None)
    mine = Permit.objects.filter(code=procedure.code, subject_ref=ref, asked_by=by)
    return Needed(steps, [*mine.undecided()[:MOST], *mine.usable_at(at)[:MOST]])
