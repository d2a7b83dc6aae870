"""A labelled record's page with tables beside its facts."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.sections import Section
from jiyao.foundation.ui.parts import Fact


def page(
    request: SignedIn,
    record: Any,
    facts: list[Fact],
    standing: list[Fact],
    sections: Sequence[Section],
    able: dict[str, Any],
    template: str = "ui/layouts/sections.html",
    **more: Any,
) -> HttpResponse:
    """Show a record. able: what `doing` found; more: what its own template shows besides."""
    context = {
        "title": str(record),
        "subtitle": record._meta.verbose_name,
        "label": record.label,
        "facts": facts,
        "now_facts": standing,
        "sections": sections,
        **able,
        **more,
    }
    return render(request, template, context)
