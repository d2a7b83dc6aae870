import json
from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import AUDIT, SECRECY_OFFICE
from jiyao.foundation.audit.filters import filter_of
from jiyao.foundation.audit.forms import SheetForm
from jiyao.foundation.audit.objects import objects_of
from jiyao.foundation.audit.sentences import name_of, names_of, sentence
from jiyao.foundation.procedures.refusals import Refusal, Refused
from jiyao.foundation.trail.models import Checkpoint, Entry, Outcome
from jiyao.foundation.trail.proving import NotSigned, continues, proof_of
from jiyao.foundation.trail.qr import svg_of
from jiyao.foundation.trail.recording import record_alone

SIZE = 50
AUDITORS_ALONE = Refusal(
    _("留痕由安全审计员查看"),
    _("需要核对留痕的，请安全审计员打开“留痕”出示或导出"),
    "procedures.role",
    ("SYS-06",),
)


def entries(request: SignedIn) -> HttpResponse:
    """Show the trail to the audit administrator, newest first, with filters."""
    _for_audit_only(request)
    form = filter_of(request)
    found = list(form.rows().defer("body").order_by("-log", "-seq")[: SIZE + 1])
    note_listing(request, "trail.entry", {"rows": len(found[:SIZE])})
    context = {
        "form": form,
        "rows": _shown(found[:SIZE], request.facts),
        "older": _older(request, found),
        "today": timezone.localdate(),
        "yesterday": timezone.localdate() - timedelta(days=1),
        "export": f"{reverse('trail_export')}?{request.GET.urlencode()}",
    }
    return render(request, "audit/entries.html", context, status=400 if form.errors else 200)


def export(request: SignedIn) -> HttpResponse | StreamingHttpResponse:
    """Hand over the entries that the filter finds, one a line: number, tab, the stored bytes."""
    _for_audit_only(request)
    form = filter_of(request)
    if not form.is_valid():
        return entries(request)
    rows = form.rows().filter(seq__isnull=False).order_by("log", "seq")
    note_listing(request, "trail.export", {"rows": rows.count()})
    lines = (
        f"{seq}\t{bytes(body).decode('ascii')}\n"
        for seq, body in rows.values_list("seq", "body").iterator(chunk_size=1000)
    )
    response = StreamingHttpResponse(lines, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="trail-{form.log}.txt"'
    return response


def _older(request: SignedIn, found: list[Entry]) -> str:
    if len(found) <= SIZE:
        return ""
    query = request.GET.copy()
    query["year"], query["before"] = str(found[SIZE - 1].log), str(found[SIZE - 1].seq)
    return f"?{query.urlencode()}"


def _shown(found: list[Entry], person: PersonFacts) -> list[dict[str, Any]]:
    names, objects = names_of(found), objects_of(found, person)
    levels = {level.trail_code: level for level in Level.objects.select_related("scheme")}
    return [
        {
            "row": row,
            "at": datetime.fromisoformat(row.at),
            "name": names.get(row.who, ""),
            "sentence": sentence(row.code, row.outcome),
            "what": name_of(row.kind) if row.ref else "",
            "object": objects.get((row.kind, row.ref)),
            "level": levels.get(row.level),
        }
        for row in found
    ]


def checkpoints(request: SignedIn) -> HttpResponse:
    """List the signed checkpoints; lead to the one whose year and size a printed sheet tells."""
    _for_who_answers_for_it(request)
    form = SheetForm(request.GET if "log" in request.GET else None)
    if form.is_valid():
        return redirect("checkpoint", form.cleaned_data["log"], form.cleaned_data["size"])
    rows = Checkpoint.objects.order_by("-log", "-size")[:100]
    note_listing(request, "trail.checkpoint", {"rows": len(rows)})
    compared = {"row": rows[0], **_before(rows[0])} if rows else {}
    reads = AUDIT.code in request.facts.roles
    context = {"rows": rows, "form": form, "reads": reads, **compared}
    return render(request, "audit/checkpoints.html", context)


def entry(request: SignedIn, entry_id: str) -> HttpResponse:
    """Show one entry as it is stored, with the proof that it stands under a signed checkpoint."""
    _for_audit_only(request)
    row = _found(Entry.objects.filter(entry_id=entry_id))
    _note_opening(request, "trail.entry", row.entry_id)
    context = {
        "row": row,
        "sentence": sentence(row.code, row.outcome),
        "body": bytes(row.body).decode("ascii"),
        "proof": _proof(row),
    }
    return render(request, "audit/entry.html", context)


def checkpoint(request: SignedIn, log: int, size: int) -> HttpResponse:
    """Show one checkpoint as it is printed: its text and its QR code."""
    _for_who_answers_for_it(request)
    row = _found(Checkpoint.objects.filter(log=log, size=size))
    _note_opening(request, "trail.checkpoint", f"{log}-{size}")
    code = mark_safe(svg_of(row.note))  # noqa: S308 - made by our own program from signed text
    context = {"row": row, "code": code, **_before(row), **_after(row)}
    return render(request, "audit/checkpoint.html", context)


def _before(row: Checkpoint) -> dict[str, Any]:
    older = Checkpoint.objects.filter(log=row.log, size__lt=row.size).order_by("-size").first()
    return {"older": older, "continues": older is not None and continues(older, row)}


def _after(row: Checkpoint) -> dict[str, Any]:
    """Say whether the newest checkpoint of the year holds what this one signed."""
    newest = Checkpoint.objects.filter(log=row.log, size__gt=row.size).order_by("-size").first()
    return {"newest": newest, "is_continued": newest is not None and continues(row, newest)}


def _proof(row: Entry) -> str:
    try:
        return json.dumps(proof_of(row.log, row.seq or 0), ensure_ascii=False, indent=1)
    except NotSigned:
        return ""


def _note_opening(request: SignedIn, kind: str, ref: str) -> None:
    record_alone(request.user.number, f"{kind}.opened", Outcome.OPENED, kind=kind, ref=ref)


def _for_audit_only(request: SignedIn) -> None:
    if AUDIT.code not in request.facts.roles:
        raise Refused([AUDITORS_ALONE])


def _for_who_answers_for_it(request: SignedIn) -> None:
    """Let in who reads the trail and who shows that it stands: a checkpoint tells no content."""
    if not {AUDIT.code, SECRECY_OFFICE.code} & request.facts.roles:
        raise Refused([AUDITORS_ALONE])


def _found(rows: Any) -> Any:
    row = rows.first()
    if row is None:
        raise Http404
    return row
