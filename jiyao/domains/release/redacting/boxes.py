"""Where passages stand on the page of a PDF, as boxes of its picture in pixels."""

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium

from jiyao.domains.release.redacting.folding import spans

Box = tuple[int, int, int, int]
MARGIN = 0.12  # of a sign's height: ink may stand beyond its box


def boxes_of(page: Any, size: tuple[int, int], passages: Sequence[str]) -> list[list[list[Box]]]:
    """Return for each passage, for each place where it stands, the boxes of its signs.

    A box is left, top, right, bottom; size: of the picture of the page in pixels. Signs are taken
    in the order of the text, whatever runs, lines or fonts they stand in, hidden ones too.
    """
    told = page.get_textpage()
    try:
        count = told.count_chars()
        text = "".join(_sign(pdfium.FPDFText_GetUnicode(told, place)) for place in range(count))
        return [
            [_signs(page, told, size, start, end) for start, end in spans(text, each)]
            for each in passages
        ]
    finally:
        told.close()


def _sign(code: int) -> str:
    """Return one sign for one place: the rest of the pairs and the damaged count as blanks."""
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _signs(page: Any, told: Any, size: tuple[int, int], start: int, end: int) -> list[Box]:
    found = [_box(page, told, size, place) for place in range(start, end)]
    return [box for box in found if box]


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
