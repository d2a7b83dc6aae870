"""Pages as pictures with a watermark. Runs alone, in a process with limits (see apart.py).

Reads a line of JSON and the file from standard input, writes a line of JSON and the picture to
standard output. Loads nothing of Django, opens no file but the font, writes none.
Clauses SYS-04, SYS-08.
"""

import io
import json
import sys
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw, ImageFont, ImageOps

from jiyao.foundation.vault import limits
from jiyao.foundation.vault.limits import MOST_PAGES, MOST_PIXELS, TALLEST
from jiyao.foundation.vault.turning.confining import confine
from jiyao.foundation.vault.turning.faults import Unfit

FORMATS = ("PNG", "JPEG", "TIFF", "BMP")
BAND, GREY = 0.034, (110, 110, 110, 52)


def main() -> None:
    """Do what the first line asks; a fault is told, never raised."""
    confine(limits.DRAW_SECONDS)
    asked = json.loads(sys.stdin.buffer.readline())
    told: dict[str, object] = {}
    picture = b""
    try:
        with _opened(sys.stdin.buffer.read(), asked["media_type"]) as pages:
            told["pages"] = len(pages)
            if "page" in asked:
                picture = _drawn(pages, asked)
            else:
                pages.check()
    except Unfit as fault:
        told["fault"] = str(fault)
    except Exception:
        told["fault"] = "damaged"
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + picture)


def _opened(data: bytes, media_type: str) -> Any:
    return PdfPages(data) if media_type == "application/pdf" else PicturePages(data)


class PdfPages:
    """The pages of a PDF, each drawn when it is asked for."""

    def __init__(self, data: bytes) -> None:
        try:
            self.document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as fault:
            raise Unfit(_named(fault)) from None
        if len(self.document) > MOST_PAGES:
            raise Unfit("many_pages")

    def __enter__(self) -> "PdfPages":
        return self

    def __exit__(self, *fault: object) -> None:
        self.document.close()

    def __len__(self) -> int:
        return len(self.document)

    def check(self) -> None:
        """Look at the first and the last page without drawing them. Raises when there is none."""
        for number in (0, len(self) - 1):
            self.document[number].get_size()

    def draw(self, number: int, width: int) -> Image.Image:
        """Return one page, as wide as asked for unless it is very tall."""
        page = self.document[number]
        across, down = page.get_size()
        if min(across, down) <= 0:
            raise Unfit("damaged")
        scale = width / across * min(1, TALLEST * across / down)
        return page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")


def _named(fault: pypdfium2.PdfiumError) -> str:
    return "locked" if fault.err_code == pdfium.FPDF_ERR_PASSWORD else "damaged"


class PicturePages:
    """The pictures of an image file; a TIFF may have many."""

    def __init__(self, data: bytes) -> None:
        try:
            self.picture = Image.open(io.BytesIO(data), formats=FORMATS)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise Unfit("many_pixels") from None
        if len(self) > MOST_PAGES:
            raise Unfit("many_pages")

    def __enter__(self) -> "PicturePages":
        return self

    def __exit__(self, *fault: object) -> None:
        self.picture.close()

    def __len__(self) -> int:
        return int(getattr(self.picture, "n_frames", 1))

    def check(self) -> None:
        """Measure every picture; decode the first and the last. Raises when one is damaged."""
        for number in range(len(self)):
            self.picture.seek(number)
            _refuse_bomb(self.picture)
            if number in (0, len(self) - 1):
                self.picture.load()

    def draw(self, number: int, width: int) -> Image.Image:
        """Return one picture upright, as wide as asked for unless it is very tall."""
        self.picture.seek(number)
        _refuse_bomb(self.picture)
        frame = _on_white(ImageOps.exif_transpose(self.picture))
        height = min(round(frame.height * width / frame.width), width * TALLEST)
        return frame.resize((max(1, round(frame.width * height / frame.height)), max(1, height)))


def _refuse_bomb(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise Unfit("many_pixels")


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture.convert("RGBA")).convert("RGB")


def _drawn(pages: Any, asked: dict[str, Any]) -> bytes:
    if not 0 <= asked["page"] < len(pages):
        raise Unfit("no_page")
    picture = pages.draw(asked["page"], asked["width"])
    marked = watermarked(picture, asked["mark"], asked["lines"], asked["font"])
    made = io.BytesIO()
    marked.save(made, "JPEG", quality=82)
    return made.getvalue()


def watermarked(picture: Image.Image, mark: str, lines: list[str], font: str) -> Image.Image:
    """Return the page under a band with its mark, with the lines across all of it."""
    band = max(30, round(picture.width * BAND))
    sheet = Image.new("RGB", (picture.width, picture.height + band), "white")
    sheet.paste(picture, (0, band))
    marked = [lines[0], f"{mark}  {lines[1]}"]
    _tile(sheet, "\n".join(marked), ImageFont.truetype(font, max(13, round(picture.width / 62))))
    pen, large = ImageDraw.Draw(sheet), ImageFont.truetype(font, round(band * 0.62))
    pen.text((band // 3, band // 2), mark, "black", large, anchor="lm", stroke_width=0.6)
    small = ImageFont.truetype(font, max(11, round(band * 0.36)))
    right = (sheet.width - band // 3, band // 2)
    pen.text(right, "  ".join(lines), (70, 70, 70), small, anchor="rm")
    pen.line((0, band - 1, sheet.width, band - 1), (150, 150, 150))
    return sheet


def _tile(sheet: Image.Image, text: str, font: Any) -> None:
    left, top, right, bottom = ImageDraw.Draw(sheet).multiline_textbbox((0, 0), text, font)
    gap = round(font.size * 4)
    tile = Image.new("RGBA", (round(right - left) + gap, round(bottom - top) + gap))
    ImageDraw.Draw(tile).multiline_text((gap // 2, gap // 2), text, GREY, font)
    tile = tile.rotate(24, expand=True, resample=Image.Resampling.BICUBIC)
    step_down, step_across = round(tile.height * 0.72), round(tile.width * 0.8)
    for row, y in enumerate(range(-tile.height // 2, sheet.height, step_down)):
        for x in range(-tile.width // 2 - (row % 2) * step_across // 2, sheet.width, step_across):
            sheet.paste(tile, (x, y), tile)


if __name__ == "__main__":
    main()
