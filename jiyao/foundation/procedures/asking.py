"""Asking "why not?" for a page: in a batch, without a trace on the trail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.access.labelled import within_reach
from jiyao.foundation.procedures.calling import judge
from jiyao.foundation.procedures.declarations import PROCEDURES, Procedure
from jiyao.foundation.procedures.refusals import WRONG_ROLE, Refusal


@dataclass(frozen=True)
class Available:
    """A procedure on a record's page: possible, or not, with the reasons."""

    procedure: Procedure
    refusals: list[Refusal]
    record: Any


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
        return {record.pk: [WRONG_ROLE] for record in records}
    seen = within_reach(facts, procedure.needs, records)
    answers = {}
    for record in records:
        values = {**fields, procedure.subject: record, "by": by, "at": at}
        answers[record.pk] = judge(procedure, values) if record.pk in seen else [WRONG_ROLE]
    return answers


def actions_on(record: Any, by: Any, facts: PersonFacts, at: datetime) -> list[Available]:
    """Return the procedures that the person's roles open on this record, each with why not."""
    able = [p for p in PROCEDURES.values() if p.model is type(record)]
    mine = [p for p in able if p.opens_to(facts.roles)]
    mine.sort(key=lambda p: p.exceptional)
    return [Available(p, why_not(p, [record], by, facts, at)[record.pk], record) for p in mine]
