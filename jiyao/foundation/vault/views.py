from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode

from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.vault import reading
from jiyao.foundation.vault.apart import Seen, draw_page
from jiyao.foundation.vault.models import StoredFile

WIDTHS = {1: 960, 2: 1440, 3: 1920}


def file(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one page of a file in the reader; coming from another page is the same opening."""
    found = reading.fetched(request, ref)
    record = reading.record_of(request, found)
    context = {"file": found, "record": record, "period": reading.period_of(found, record)}
    try:
        opening = reading.opened(request, found) or reading.open_anew(request, found)
        seen = reading.shown_pages(request, found, opening)
    except Refused as refused:
        context["refusals"] = refused.refusals
        return render(request, "vault/not_shown.html", context, status=409)
    return render(request, "vault/reader.html", context | _leaf(request, found, opening, seen))


def page(request: SignedIn, ref: UUID, page: int) -> HttpResponse:
    """Send the picture of one page to who has opened the file and still may read it."""
    found = reading.fetched(request, ref)
    opening = reading.opened(request, found)
    if opening is None:
        raise Http404
    try:
        picture = _drawn(request, found, opening, page)
    except Refused as refused:
        words = render_to_string("vault/notice.svg", {"refusals": refused.refusals})
        return HttpResponse(words, content_type="image/svg+xml", status=409)
    return HttpResponse(picture, content_type="image/jpeg")


def _drawn(request: SignedIn, found: StoredFile, opening: reading.Opening, page: int) -> bytes:
    seen = reading.shown_pages(request, found, opening)
    if not 1 <= page <= seen.pages:
        raise Http404
    period = reading.period_of(found, reading.record_of(request, found))
    mark = found.label.level.mark(period)
    lines = reading.watermark_of(request, opening)
    drawn = draw_page(seen.made, seen.kind, page - 1, WIDTHS[_zoom(request)], mark, lines)
    if drawn.fault or not drawn.made:
        refused = Refused([reading.UNSHOWN])
        reading.note_refusal(request, found, refused)
        raise refused
    return drawn.made


def _leaf(
    request: SignedIn, found: StoredFile, opening: reading.Opening, seen: Seen
) -> dict[str, Any]:
    pages, zoom = seen.pages, _zoom(request)
    here = min(max(1, _whole(request, "page")), pages)
    proof = urlencode({"opening": opening.token})

    def address(number: int, size: int = zoom) -> str:
        if not (1 <= number <= pages and size in WIDTHS):
            return ""
        return f"?page={number}&zoom={size}&{proof}"

    picture = reverse("file_page", args=[found.public_id, here])
    return {
        "page": here,
        "pages": pages,
        "missing": seen.missing,
        "made_from": found.attachment.type_name if seen.kind != found.attachment.media_type else "",
        "zoom": zoom,
        "opening": opening,
        "picture": f"{picture}?zoom={zoom}&{proof}",
        "width": WIDTHS[zoom],
        "after": address(here + 1),
        "before": address(here - 1),
        "larger": address(here, zoom + 1),
        "smaller": address(here, zoom - 1),
    }


def _zoom(request: SignedIn) -> int:
    asked = _whole(request, "zoom")
    return asked if asked in WIDTHS else 1


def _whole(request: SignedIn, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text[:9]) if text.isdecimal() else 1
