"""The papers that a record's page offers to print."""

from typing import Any

from django.urls import reverse

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.paper.declarations import PAPERS
from jiyao.foundation.ui.parts import Choice


def papers_about(record: Any, person: PersonFacts) -> list[Choice]:
    """Return the papers about this record that the person prints, as tools of its page.

    The page is only shown to who may do the action of its papers, or asks with `may` before.
    """
    kind = record.kind()
    return [
        Choice(paper.title, reverse("paper", args=[paper.code, record.public_id]))
        for paper in PAPERS.values()
        if not paper.register and paper.kind == kind and paper.is_for(person)
    ]
