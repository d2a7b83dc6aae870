"""What a page shows of a dry run and of what was written, a part at a time."""

from typing import Any

from django.apps import apps
from django.core.paginator import Paginator

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.imports.drafts import Draft
from jiyao.foundation.imports.models import ImportedRow, Ledger

AT_ONCE = 25


def findings(request: SignedIn, record: Ledger, draft: Draft) -> dict[str, Any]:
    """Return the faults of one page, each with its cell, what was read, and what is wrong."""
    page = Paginator(draft.found["faults"], AT_ONCE).get_page(request.GET.get("page"))
    lines = [
        {
            "row": place,
            "field": record.importer.field(name),
            "cell": cell,
            "read": read,
            "message": message,
        }
        for place, name, cell, read, message in page
    ]
    return {
        "page": page,
        "lines": lines,
        "notes": draft.found["notes"],
        "withheld": draft.found["withheld"],
        "joined": draft.found.get("joined", 0),
        "importable": draft.counts["good"],
    }


def written_rows(request: SignedIn, record: Ledger) -> dict[str, Any]:
    """Return one page of what the rows became; the links lead on while the import stands."""
    rows = ImportedRow.objects.visible_to(request.facts, Action.HANDLE).filter(ledger=record)
    page = Paginator(rows.order_by("place"), AT_ONCE).get_page(request.GET.get("page"))
    _add_addresses(request, page)
    return {"page": page, "written": list(page)}


def _add_addresses(request: SignedIn, page: Any) -> None:
    """Put `url` on each row whose record still stands."""
    kinds = {row.subject_kind for row in page}
    found: dict[Any, str] = {}
    for kind in kinds:
        refs = [row.subject_ref for row in page if row.subject_kind == kind]
        rows = apps.get_model(kind)._default_manager.visible_to(request.facts, Action.HANDLE)
        found |= {r.public_id: r.get_absolute_url() for r in rows.filter(public_id__in=refs)}
    for row in page:
        row.url = found.get(row.subject_ref, "")
