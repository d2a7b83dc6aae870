from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import fetch, open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.imports import forms  # noqa: F401 - declares the forms of the procedures
from jiyao.foundation.imports.cells import shown
from jiyao.foundation.imports.matching import draft_on
from jiyao.foundation.imports.models import Ledger, Undoing
from jiyao.foundation.imports.results import findings, written_rows
from jiyao.foundation.imports.sheets import letter
from jiyao.foundation.procedures.asking import actions_on
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.forms import ProcedureForm, form_class
from jiyao.foundation.ui.parts import Fact

STEPS = {
    Ledger.State.UPLOADED: "imports.ledger.arranged",
    Ledger.State.ARRANGED: "imports.ledger.mapped",
    Ledger.State.CHECKED: "imports.ledger.confirmed",
}
AFTERWARDS = ("imports.ledger.stopped", "imports.ledger.undone")
WAYS_OUT = ("imports.ledger.replaced", "imports.ledger.discarded")
PREVIEWED = 10
WIDE = 14


def ledger(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one import: the step that is to be done now, or how it went."""
    rows = Ledger.objects.select_related("label__level__scheme", "uploaded_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    context = {
        "title": record.file_name,
        "record": record,
        "label": record.label,
        "facts": _facts(record),
        "steps": _steps(record),
        "available": _actions(request, record),
        "undoing": Undoing.objects.filter(ledger=record).select_related("by").first(),
        **_work(request, record),
    }
    return render(request, "imports/ledger.html", context)


def progress(request: SignedIn, ref: UUID) -> HttpResponse:
    """Tell how far the writing has come: figures alone, asked for again and again by the page."""
    record = fetch(request, Ledger.objects.all(), ref, Action.HANDLE)
    response = render(request, "imports/progress.html", {"record": record})
    if record.state != Ledger.State.RUNNING:
        response["HX-Refresh"] = "true"
    return response


def _work(request: SignedIn, record: Ledger) -> dict[str, Any]:
    if record.state in STEPS:
        return _step(request, record)
    if record.state == Ledger.State.RUNNING:
        return {}
    return written_rows(request, record)


def _step(request: SignedIn, record: Ledger) -> dict[str, Any]:
    procedure = PROCEDURES[STEPS[Ledger.State(record.state)]]
    form = form_class(procedure)(
        None,
        initial={"sheet": request.GET.get("sheet", "")},
        subject=record,
        person=request.user,
        facts=request.facts,
    )
    draft = draft_on(form)
    if not draft.sheets:
        return _lost(request, record) if draft.lost else {"not_mine": True}
    context = {
        "form": form,
        "submit": procedure.title,
        "action": reverse("act", args=[procedure.code, record.public_id]),
    }
    if record.state == Ledger.State.UPLOADED:
        return {**context, **_preview(form, draft)}
    if record.state == Ledger.State.CHECKED:
        return {**context, **findings(request, record, draft)}
    return context


def _lost(request: SignedIn, record: Ledger) -> dict[str, Any]:
    available = _actions(request, record)
    ways_out = [each for each in available if each.procedure.code in WAYS_OUT]
    return {"lost": True, "available": ways_out}


def _preview(form: ProcedureForm, draft: Any) -> dict[str, Any]:
    sheet = draft.sheets[form.initial["sheet"]]
    rows = sheet["rows"][:PREVIEWED]
    wide = min(max((len(cells) for _place, cells in rows), default=0), WIDE)
    lines = []
    for place, cells in rows:
        filled = [shown(cell) for cell in cells[:wide]]
        lines.append((place, [*filled, *[""] * (wide - len(filled))]))
    sheets = [(each["name"], n, n == form.initial["sheet"]) for n, each in enumerate(draft.sheets)]
    return {
        "preview": lines,
        "letters": [letter(column) for column in range(wide)],
        "header_rows": range(
            form.initial["header"], form.initial["header"] + form.initial["depth"]
        ),
        "sheets": sheets if len(sheets) > 1 else [],
    }


def _actions(request: SignedIn, record: Ledger) -> list[Any]:
    """What can be done besides the step that stands on the page itself."""
    available = actions_on(record, request.user, request.facts, timezone.now())
    if record.is_draft:
        shown_here = {STEPS[Ledger.State(record.state)], "imports.ledger.mended"}
        return [each for each in available if each.procedure.code not in shown_here]
    return [each for each in available if each.procedure.code in AFTERWARDS]


def _facts(record: Ledger) -> list[Fact]:
    facts = [
        Fact(_("进度"), record.get_state_display()),
        Fact(_("导入到"), record.importer.title),
        Fact(_("上传人"), record.uploaded_by),
    ]
    if record.good or record.faulty:
        facts.append(Fact(_("可导入"), _("%d 行") % record.good))
        facts.append(Fact(_("有错"), _("%d 行") % record.faulty))
    if record.finished_at:
        facts.append(Fact(_("已写入"), _("%d 行") % record.written))
    return facts


def _steps(record: Ledger) -> list[dict[str, Any]]:
    names = (_("上传"), _("选表"), _("对栏"), _("检查"), _("写入"), _("结果"))
    order = ["", "uploaded", "arranged", "checked", "running"]
    at = order.index(record.state) if record.state in order else len(order)
    return [
        {"name": name, "done": place < at, "current": place == at}
        for place, name in enumerate(names)
    ]
