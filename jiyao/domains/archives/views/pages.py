"""A record's page with tables beside its facts."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.boards.sections import Section
from jiyao.foundation.ui.parts import Fact


def page(
    request: SignedIn,
    record: Any,
    facts: list[Fact],
    now_facts: list[Fact],
    sections: Sequence[Section] = (),
    others: Sequence[Any] = (),
) -> HttpResponse:
    """Show a record: its facts, its tables, what can be done with it and with the others."""
    context = {
        "title": str(record),
        "subtitle": record._meta.verbose_name,
        "label": record.label,
        "facts": facts,
        "now_facts": now_facts,
        "sections": sections,
        **doing(request, record, *others),
    }
    return render(request, "ui/layouts/sections.html", context)
