"""The program that blackens passages: a process with limits that writes nothing to disk.

A line of JSON (passages; areas: page from 0, left, top, width, height as shares of the page) and
the file come on standard input; a line of JSON and a PDF of page pictures go to standard output.
Nothing of Django is loaded. Clauses PUB-04, SYS-04.
"""

import io
import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from PIL import Image, ImageDraw

from jiyao.domains.release.passages.pages import Box, Places, boxes_of, flat, text_of
from jiyao.domains.release.redacting.leaves import INCH, PER_INCH, pdf_of_pictures
from jiyao.foundation.vault.drawing import PdfPages, PicturePages
from jiyao.foundation.vault.limits import TALLEST
from jiyao.foundation.vault.turning import recognising
from jiyao.foundation.vault.turning.__main__ import SOURCES, turned
from jiyao.foundation.vault.turning.confining import confine
from jiyao.foundation.vault.turning.faults import Unfit

SECONDS, MOST_PAGES = 240, 500
NARROWEST, WIDEST = 600, 3500  # pixels of a page's picture
PDF = b"%PDF-"
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM")


def main() -> None:
    """Blacken what was asked for; a fault is told, never raised."""
    confine(SECONDS)
    asked = json.loads(sys.stdin.buffer.readline())
    told: dict[str, Any] = {}
    made = b""
    try:
        pages, counts = blackened(sys.stdin.buffer.read(), asked["passages"], asked["areas"])
        told, made = {"pages": len(pages), "removed": counts}, pdf_of_pictures(pages)
    except Unfit as fault:
        told["fault"] = str(fault)
    except (MemoryError, RecursionError):
        told["fault"] = "too_much"
    except Exception:
        told["fault"] = "damaged"
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + made)


def blackened(
    data: bytes, passages: Sequence[str], areas: Sequence[Sequence[float]]
) -> tuple[list[bytes], list[int]]:
    """Return the pictures of all pages, and in how many places each passage was blackened."""
    if not data.startswith((PDF, *PICTURES)):
        kind = recognising.recognised(data)
        if kind not in SOURCES:
            raise Unfit("unknown")
        data = turned(data, kind)[0]
    places = Places(_texts(data), passages) if data.startswith(PDF) else None
    pages = _of_pdf(data, places) if places else _of_pictures(data)
    pictures = []
    for number, (picture, boxes) in enumerate(pages):
        pen = ImageDraw.Draw(picture)
        for box in (*boxes, *(_area(picture.size, a[1:]) for a in areas if a[0] == number)):
            pen.rectangle(box, "black")
        pictures.append(_jpeg(picture))
    if any(not 0 <= each[0] < len(pictures) for each in areas):
        raise Unfit("no_page")
    return pictures, places.counts if places else [0] * len(passages)


def _texts(data: bytes) -> list[str]:
    with PdfPages(data) as pages:
        _refuse_many(len(pages))
        return [text_of(flat(pages.document, number)) for number in range(len(pages))]


def _of_pdf(data: bytes, places: Places) -> Iterator[tuple[Image.Image, list[Box]]]:
    with PdfPages(data) as pages:
        for number in range(len(pages)):
            page = flat(pages.document, number)
            picture = _drawn(page)
            signs = sorted({sign for _passage, here in places.on(number) for sign in here})
            yield picture, boxes_of(page, picture.size, signs)
            page.close()


def _drawn(page: Any) -> Image.Image:
    across, down = page.get_size()
    if min(across, down) <= 0 or down > TALLEST * across:
        raise Unfit("damaged")
    width = min(WIDEST, max(NARROWEST, across * PER_INCH / INCH))
    drawn = page.render(scale=width / across, may_draw_forms=False, draw_annots=False)
    return drawn.to_pil().convert("RGB")


def _of_pictures(data: bytes) -> Iterator[tuple[Image.Image, list[Box]]]:
    with PicturePages(data) as pages:
        _refuse_many(len(pages))
        for number in range(len(pages)):
            pages.picture.seek(number)
            width = min(WIDEST, max(NARROWEST, pages.picture.width))
            yield pages.draw(number, width), []


def _refuse_many(pages: int) -> None:
    if pages > MOST_PAGES:
        raise Unfit("many_pages")


def _area(size: tuple[int, int], share: Sequence[float]) -> Box:
    left, top, wide, tall = share
    if not (0 <= left < 1 and 0 <= top < 1 and 0 < wide <= 1 and 0 < tall <= 1):
        raise Unfit("no_area")
    box = (left * size[0], top * size[1], (left + wide) * size[0], (top + tall) * size[1])
    return int(box[0]), int(box[1]), round(box[2] + 1), round(box[3] + 1)


def _jpeg(picture: Image.Image) -> bytes:
    """Return a picture anew: what it was read from goes nowhere."""
    fresh = Image.new("RGB", picture.size)
    fresh.paste(picture)
    made = io.BytesIO()
    fresh.save(made, "JPEG", quality=85, subsampling=0)
    return made.getvalue()


if __name__ == "__main__":
    main()
