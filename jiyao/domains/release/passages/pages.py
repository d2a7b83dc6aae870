"""Where passages stand on the page of a PDF, as boxes of its picture in pixels."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

import pypdfium2.raw as pdfium

from jiyao.domains.release.passages.folding import Span, spans
from jiyao.foundation.vault.turning.faults import Unfit

Box = tuple[int, int, int, int]
MARGIN = 0.12  # of a sign's height: ink may stand beyond its box


class Places:
    """Where passages stand in a PDF, over the ends of its pages too."""

    def __init__(self, texts: Sequence[str], passages: Sequence[str]) -> None:
        """texts: of each page, one sign for each place on it."""
        self.starts = [0, *accumulate(len(text) for text in texts)]
        self.found = spans("".join(texts), passages)

    @property
    def counts(self) -> list[int]:
        """In how many places each passage stands."""
        return [len(each) for each in self.found]

    def on(self, page: int) -> Iterator[tuple[int, range]]:
        """Yield each passage on one page, from 0, by its number, with its signs there."""
        for number, found in enumerate(self.found):
            for span in found:
                here = self._within(page, span)
                if here:
                    yield number, here

    def _within(self, page: int, span: Span) -> range:
        first, last = self.starts[page], self.starts[page + 1]
        return range(max(span[0], first) - first, min(span[1], last) - first)


def flat(document: Any, number: int) -> Any:
    """Return a page with its notes and form fields as part of it, so that they are found too.

    Raises Unfit for a damaged page.
    """
    page = document[number]
    if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_FAIL:
        raise Unfit("damaged")
    page.close()
    return document[number]


def text_of(page: Any) -> str:
    """Return the text of a page, hidden signs too, one sign for each of its places."""
    told = page.get_textpage()
    try:
        codes = (pdfium.FPDFText_GetUnicode(told, n) for n in range(told.count_chars()))
        return "".join(map(_sign, codes))
    finally:
        told.close()


def boxes_of(page: Any, size: tuple[int, int], places: Iterable[int]) -> list[Box]:
    """Return the boxes of signs of a page: left, top, right, bottom.

    size: of the picture of the page in pixels; places: of the signs in its text.
    """
    told = page.get_textpage()
    try:
        found = [_box(page, told, size, place) for place in places]
        return [box for box in found if box]
    finally:
        told.close()


def _sign(code: int) -> str:
    """Return one sign for one place: the rest of the pairs and the damaged count as blanks."""
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _box(page: Any, told: Any, size: tuple[int, int], place: int) -> Box | None:
    """Return the box of one sign with its margin, or nothing for a blank that takes no room."""
    corners = _tight(told, place) + _loose(told, place)
    if not corners:
        return None
    points = [_on_the_picture(page, size, x, y) for x, y in corners]
    across, down = [x for x, _y in points], [y for _x, y in points]
    margin = 2 + round(MARGIN * max(max(down) - min(down), max(across) - min(across)))
    return (
        max(0, min(across) - margin),
        max(0, min(down) - margin),
        min(size[0], max(across) + margin),
        min(size[1], max(down) + margin),
    )


def _tight(told: Any, place: int) -> list[tuple[float, float]]:
    left, right, bottom, top = (ctypes.c_double() for _side in range(4))
    if not pdfium.FPDFText_GetCharBox(told, place, left, right, bottom, top):
        return []
    return [(left.value, bottom.value), (right.value, top.value)]


def _loose(told: Any, place: int) -> list[tuple[float, float]]:
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(told, place, rect):
        return []
    return [(rect.left, rect.bottom), (rect.right, rect.top)]


def _on_the_picture(page: Any, size: tuple[int, int], x: float, y: float) -> tuple[int, int]:
    """Return a point of the page on its picture: rotated and cropped as it is shown."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
    return across.value, down.value
