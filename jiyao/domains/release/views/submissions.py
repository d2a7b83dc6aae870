"""The page of a submission."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from jiyao.domains.release import facts
from jiyao.domains.release.models import Enquiry, Submission, Version
from jiyao.domains.release.titles import add_titles
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing


def submission(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a submission: its versions, what was found, each step, what can be done now."""
    rows = Submission.objects.select_related("author__unit", "head")
    record = open_record(request, rows, ref, Action.HANDLE)
    add_titles([record], request.facts)
    done = doing(request, record, *_others(request, record))
    context = {
        "title": str(record),
        "subtitle": record.title,
        "label": record.label,
        "facts": facts.facts_of(record),
        "now_facts": facts.standing_of(record, done["now"]),
        "sections": [
            facts.versions_of(record, request.facts),
            facts.steps_of(record, request.facts),
            *facts.origins_of(record, request.facts),
            *facts.enquiries_of(record, request.facts),
            *facts.redactions_of(record, request.facts),
        ],
        "comes_next": facts.comes_next(record, done["available"]),
        **done,
    }
    return render(request, "ui/layouts/sections.html", context)


def _others(request: SignedIn, record: Any) -> list[Any]:
    """Return the newest version and the open enquiries, to be acted on from here."""
    versions = Version.objects.visible_to(request.facts, Action.HANDLE).filter(submission=record)
    asked = Enquiry.objects.visible_to(request.facts, Action.READ).filter(submission=record)
    return [*versions.order_by("-number")[:1], *asked.filter(answer="").order_by("pk")]
