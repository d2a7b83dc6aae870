"""The page of a version: its files with what screening found, each in its place (PUB-05)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from jiyao.domains.release.facts import CHECK, comes_next
from jiyao.domains.release.forms.redacting import RedactForm
from jiyao.domains.release.forms.reviewing import ChecklistForm
from jiyao.domains.release.models import Hit, Prohibition, Version
from jiyao.domains.release.procedures.redacting import redact
from jiyao.domains.release.procedures.reviewing import answer_checklist, clear
from jiyao.domains.release.screening.locating import Box, boxes_of, marked
from jiyao.domains.release.screening.rulebook import rulebook_at
from jiyao.domains.release.titles import add_titles
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.vault import reading
from jiyao.foundation.vault.drawing import BAND
from jiyao.foundation.vault.judging import PDF
from jiyao.foundation.vault.models import StoredFile
from jiyao.foundation.vault.turning.encodings import text_of

WIDTH = 960
BAND_TALL = max(30, round(WIDTH * BAND))
MARGIN = 1
SHOWN = 1000
BESIDE = {
    "release.version.handed-in",
    "release.submission.sent",
    "release.submission.passed",
    "release.submission.adopted",
    "release.submission.returned",
    "release.submission.refused",
    "release.submission.published",
}


def version(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show the hits of a version in one of its files; the address names the file or the hit."""
    rows = Version.objects.select_related("submission__author")
    record = open_record(request, rows, ref, Action.READ)
    add_titles([record.submission], request.facts)
    hits = Hit.objects.visible_to(request.facts, Action.READ).filter(file__version=record)
    standing = hits.standing().select_related("file", "cleared_by").in_order()
    listed = list(standing[:SHOWN])
    files = _files(request, record)
    chosen = _chosen(request, files, listed)
    context = {
        "title": str(record),
        "subtitle": record.submission.title,
        "label": record.label,
        "hits": listed,
        "looked_for": rulebook_at(timezone.now()).in_words,
        "more": standing.count() - len(listed) if len(listed) == SHOWN else 0,
        "unscreened": sum(file.screened_at is None for file in files),
        "files": files,
        "newest": None if record.is_latest else record.submission.latest,
        "chosen": chosen,
        **_doing(request, record, chosen["file"].stored),
        **_in_place(
            request, chosen, [each for each in listed if each.file_id == chosen["file"].pk]
        ),
    }
    return render(request, "release/version.html", context)


def _doing(request: SignedIn, record: Version, file: StoredFile) -> dict[str, Any]:
    """Return what can be done with the version and, of its review, what is done reading it."""
    done = doing(request, record, record.submission)
    able = [each for each in done["available"] if _belongs_here(each, record)]
    possible = {each.procedure.code for each in able if not each.refusals}
    fields: dict[str, Any] = {"subject": record, "person": request.user, "facts": request.facts}
    following = comes_next(record.submission, able)
    clears = clear.code in possible
    form: Any = None
    if redact.code in possible:
        form = RedactForm(initial={"file": file}, **fields)
    elif answer_checklist.code in possible:
        form = ChecklistForm(**fields)
    checks = isinstance(form, ChecklistForm)
    return {
        **done,
        "available": able,
        "comes_next": following,
        "able": clears,
        "form": form,
        "redacts": isinstance(form, RedactForm),
        "checks": checks and ("first" if following == CHECK and not clears else "last"),
        "form_done": checks and not Prohibition.objects.unanswered(record, done["now"]).exists(),
    }


def _belongs_here(each: Any, record: Version) -> bool:
    if each.record == record:
        return True
    return each.procedure.code in BESIDE and record.is_latest and not each.refusals


def _files(request: SignedIn, record: Version) -> list[Any]:
    """Return the files of a version in their order, each with what is `stored` of it."""
    files = list(record.files.select_related("attachment").order_by("place"))
    stored = StoredFile.objects.visible_to(request.facts, Action.READ)
    stored = stored.select_related("attachment", "label__level__scheme")
    of = {
        each.attachment_id: each
        for each in stored.filter(attachment__in=record.files.values("attachment"))
    }
    for file in files:
        file.stored = of[file.attachment_id]
    return files


def _chosen(request: SignedIn, files: Sequence[Any], hits: Sequence[Hit]) -> dict[str, Any]:
    """Return the hit and the file that the address names, else the first."""
    asked, place = request.GET.get("hit", ""), request.GET.get("file", "")
    hit = next((each for each in hits if str(each.public_id) == asked), None)
    named = next((file for file in files if str(file.place) == place), files[0])
    return {"hit": hit, "file": next((f for f in files if hit and f.pk == hit.file_id), named)}


def _in_place(request: SignedIn, chosen: dict[str, Any], hits: list[Hit]) -> dict[str, Any]:
    file = chosen["file"].stored
    try:
        opening = reading.opened(request, file) or reading.open_anew(request, file)
        if file.attachment.media_type == "text/plain":
            text = text_of(reading.clear_content(request, file)) or ""
            return {"pieces": marked(text, [h for h in hits if not h.part])}
        return _page(request, file, opening, chosen["hit"], hits)
    except Refused as refused:
        return {"refusals": refused.refusals}


def _page(
    request: SignedIn, file: StoredFile, opening: Any, hit: Hit | None, hits: list[Hit]
) -> dict[str, Any]:
    seen = reading.shown_pages(request, file, opening)
    boxes = boxes_of(seen.made if seen.kind == PDF else b"", hits)
    page = _page_of(request, hit, boxes, seen.pages)
    here = [each for each in boxes if each.page == page - 1]
    picture = reverse("file_page", args=[file.public_id, page])
    proof = urlencode({"opening": opening.token})
    return {
        "opening": opening,
        "page": page,
        "pages": seen.pages,
        "before": page - 1,
        "after": page + 1 if page < seen.pages else 0,
        "picture": f"{picture}?{proof}",
        "band": BAND,
        "boxes": [_drawn(each) for each in here],
        "tall": _height(here),
        "not_placed": hit is not None and hit not in [each.hit for each in boxes],
    }


def _page_of(request: SignedIn, hit: Hit | None, boxes: list[Box], pages: int) -> int:
    asked = request.GET.get("page", "")
    if asked.isdecimal():
        return min(max(1, int(asked[:6])), pages)
    place = next((each.page + 1 for each in boxes if each.hit == hit), 0)
    return place or min(max(1, _number_in(hit.part if hit else "")), pages)


def _number_in(part: str) -> int:
    """Return the number of the page or picture that the place of a hit begins with, or 0."""
    words = part.split()
    return int(words[1][:6]) if len(words) > 1 and words[1].isdecimal() else 0


def _height(boxes: list[Box]) -> int:
    """Return the height of the page's picture, with the band, in the measure of its boxes."""
    return BAND_TALL + round(WIDTH * boxes[0].height) if boxes else 0


def _drawn(box: Box) -> dict[str, Any]:
    """Return a box in the measure of the page's picture, below the band with the mark."""
    tall = WIDTH * box.height
    return {
        "hit": box.hit,
        "x": round(box.left * WIDTH) - MARGIN,
        "y": round(BAND_TALL + box.top * tall) - MARGIN,
        "width": round(box.wide * WIDTH) + 2 * MARGIN,
        "height": round(box.tall * tall) + 2 * MARGIN,
    }
