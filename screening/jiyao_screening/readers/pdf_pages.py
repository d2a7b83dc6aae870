"""One PDF page: its characters, where they stand, and whether it must be looked at."""

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from .. import ocr
from ..budget import Budget
from ..parts import Gap, Part, Place, Text
from ..positions import arrange

_MAX_PLACED = 20_000
_UNMAPPED_SHARE = 50
_OUTLINE_SEGMENTS = 8
_OUTLINES = 3
_SCALE = 150 / 72
_MAX_SIDE = 7_000


def _placed(text: pypdfium2.PdfTextPage) -> tuple[list[tuple[float, float, str]], int]:
    """Return (x, -y, character) for each character, and how many have no Unicode."""
    x, y = ctypes.c_double(), ctypes.c_double()
    placed, unmapped = [], 0
    for number in range(min(text.count_chars(), _MAX_PLACED)):
        code = pdfium.FPDFText_GetUnicode(text, number)
        if pdfium.FPDFText_HasUnicodeMapError(text, number) == 1 or code in (0, 0xFFFE, 0xFFFF):
            unmapped += 1
        elif code > 0x20:
            pdfium.FPDFText_GetCharOrigin(text, number, x, y)
            placed.append((x.value, -y.value, chr(code)))
    return placed, unmapped


def _outlined(shape: pypdfium2.PdfObject) -> bool:
    return bool(pdfium.FPDFPath_CountSegments(shape) >= _OUTLINE_SEGMENTS)


def _pictured(page: pypdfium2.PdfPage) -> bool:
    """Tell whether the page shows pictures or drawn outlines that may be characters."""
    outlines = 0
    for shape in page.get_objects(max_depth=8):
        if shape.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = shape.get_bounds()
            if min(right - left, top - bottom) > 6:
                return True
        elif shape.type == pdfium.FPDF_PAGEOBJ_PATH and _outlined(shape):
            outlines += 1
        elif shape.type == pdfium.FPDF_PAGEOBJ_SHADING:
            continue
    return outlines >= _OUTLINES


def _seen(page: pypdfium2.PdfPage, name: str, budget: Budget) -> Iterator[Part]:
    if not ocr.available():
        yield Gap(name, ocr.MISSING)
        return
    scale = min(_SCALE, _MAX_SIDE / max(*page.get_size(), 1))
    if scale < _SCALE / 2:
        yield Gap(name, "页面过大，小字可能未识别")
    image = page.render(scale=scale, may_draw_forms=True).to_pil()
    yield Text(f"{name} 图像", ocr.read(image, budget))


def read(
    document: pypdfium2.PdfDocument, number: int, name: str, look: bool, budget: Budget
) -> Iterator[Part]:
    """Yield the texts of page `number` (from 0), and its recognised picture or a gap.

    `look` asks for the picture because the text alone is known not to do.
    """
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        yield Gap(name, "页面损坏")
        return
    yield Text(name, text.get_text_range(errors="replace").replace("\r", ""))
    placed, unmapped = _placed(text)
    if placed:
        yield Text(f"{name} 按行", arrange(placed, line=1), Place.LAYOUT)
        yield Text(f"{name} 按列", arrange(placed, line=0), Place.LAYOUT)
    if look or unmapped * _UNMAPPED_SHARE > len(placed) or _pictured(page):
        yield from _seen(page, name, budget)
    text.close()
    page.close()
