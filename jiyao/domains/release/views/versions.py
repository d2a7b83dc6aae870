"""The page of a version: its files with what screening found, each in its place (PUB-05)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from jiyao.domains.release.models import Hit, Version
from jiyao.domains.release.procedures.reviewing import clear
from jiyao.domains.release.screening.locating import Box, boxes_of, marked
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
SHOWN = 1000


def version(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show the hits of a version in one of its files; the address names the file or the hit."""
    rows = Version.objects.select_related("submission__author")
    record = open_record(request, rows, ref, Action.READ)
    add_titles([record.submission], request.facts)
    hits = Hit.objects.visible_to(request.facts, Action.READ).filter(file__version=record)
    listed = list(hits.standing().select_related("file", "cleared_by").in_order()[:SHOWN])
    chosen = _chosen(request, record, listed)
    done = doing(request, record)
    context = {
        "title": str(record),
        "subtitle": record.submission.title,
        "label": record.label,
        "hits": listed,
        "files": _files(request, record),
        "chosen": chosen,
        "able": any(e.procedure is clear and not e.refusals for e in done["available"]),
        **done,
        **_in_place(
            request, chosen, [each for each in listed if each.file_id == chosen["file"].pk]
        ),
    }
    return render(request, "release/version.html", context)


def _files(request: SignedIn, record: Version) -> list[Any]:
    files = list(record.files.select_related("attachment").order_by("place"))
    stored = StoredFile.objects.visible_to(request.facts, Action.READ)
    names = {
        f.attachment_id: f for f in stored.filter(attachment__in=[f.attachment for f in files])
    }
    for file in files:
        file.stored = names[file.attachment_id]
    return files


def _chosen(request: SignedIn, record: Version, hits: Sequence[Hit]) -> dict[str, Any]:
    """Return the hit and the file that the address names, else the first."""
    asked = request.GET.get("hit", "")
    hit = next((each for each in hits if str(each.public_id) == asked), None)
    place = request.GET.get("file", "")
    files = record.files.select_related("attachment").order_by("place")
    named = files.filter(place=int(place[:4])).first() if place.isdecimal() else None
    file = hit.file if hit else named or files.first()
    return {"hit": hit, "file": file}


def _in_place(request: SignedIn, chosen: dict[str, Any], hits: list[Hit]) -> dict[str, Any]:
    stored = StoredFile.objects.visible_to(request.facts, Action.READ)
    stored = stored.select_related("attachment", "label__level__scheme")
    file = stored.get(attachment=chosen["file"].attachment_id)
    try:
        opening = reading.opened(request, file) or reading.open_anew(request, file)
        if file.attachment.media_type == "text/plain":
            text = text_of(reading.clear_content(request, file)) or ""
            return {"stored": file, "pieces": marked(text, [h for h in hits if not h.part])}
        return {"stored": file, **_page(request, file, opening, chosen["hit"], hits)}
    except Refused as refused:
        return {"stored": file, "refusals": refused.refusals}


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
    return max(30, round(WIDTH * BAND)) + round(WIDTH * boxes[0].height) if boxes else 0


def _drawn(box: Box) -> dict[str, Any]:
    """Return a box in the measure of the page's picture, below the band with the mark."""
    band, tall = max(30, round(WIDTH * BAND)), WIDTH * box.height
    return {
        "hit": box.hit,
        "x": round(box.left * WIDTH) - 4,
        "y": round(band + box.top * tall) - 4,
        "width": round(box.wide * WIDTH) + 8,
        "height": round(box.tall * tall) + 8,
    }
