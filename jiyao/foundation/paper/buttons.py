"""The papers that a record's page offers to print."""

from typing import Any

from django.urls import reverse

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.access.labelled import within_reach
from jiyao.foundation.paper.declarations import PAPERS
from jiyao.foundation.ui.parts import Choice


def papers_about(record: Any, person: PersonFacts) -> list[Choice]:
    """Return the papers about this record that the person may print, as tools of its page."""
    return papers_of([record], person)[record.pk]


def papers_of(records: list[Any], person: PersonFacts) -> dict[int, list[Choice]]:
    """Return the same for records of one kind, by their keys, in a fixed number of queries."""
    kind = records[0].kind() if records else ""
    offered = [p for p in PAPERS.values() if not p.register and p.kind == kind and p.is_for(person)]
    able = {action: within_reach(person, action, records) for action in {p.action for p in offered}}
    return {
        record.pk: [
            Choice(paper.title, reverse("paper", args=[paper.code, record.public_id]))
            for paper in offered
            if record.pk in able[paper.action] and paper.ready(record)
        ]
        for record in records
    }
