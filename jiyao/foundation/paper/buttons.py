"""The papers that a record's page offers to print."""

from typing import Any

from django.urls import reverse

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.access.labelled import may
from jiyao.foundation.paper.declarations import PAPERS
from jiyao.foundation.ui.parts import Choice


def papers_about(record: Any, person: PersonFacts) -> list[Choice]:
    """Return the papers about this record that the person may print, as tools of its page."""
    kind = record.kind()
    offered = [p for p in PAPERS.values() if not p.register and p.kind == kind and p.is_for(person)]
    allowed = {action for action in {p.action for p in offered} if may(person, action, record)}
    return [
        Choice(paper.title, reverse("paper", args=[paper.code, record.public_id]))
        for paper in offered
        if paper.action in allowed
    ]
