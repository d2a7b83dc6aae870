"""Where on a picture the words of a hit stand: the page once more through the eyes of the engine.

Part of the program that screens (reading.py); loads nothing of Django. Clause PUB-05.
"""

import io
from typing import Any

import pypdfium2
from jiyao_screening.findings import Finding
from PIL import Image, ImageOps

MOST_PAGES = 5  # each takes some seconds
LONGEST = 2400  # pixels
SCALE = 150 / 72


def boxes_of(data: bytes, findings: list[Finding]) -> dict[str, list[float]]:
    """Return, for what was found in pictures, fingerprint → page from 0 and box.

    A box is left, top, width, height as shares of the page, and the page's height as a share of its
    width. What cannot be seen again is left out.
    """
    pages: dict[int, list[Finding]] = {}
    for each in findings:
        number = _page_of(each.part)
        if number is not None:
            pages.setdefault(number, []).append(each)
    found: dict[str, list[float]] = {}
    for number, here in sorted(pages.items())[:MOST_PAGES]:
        picture = _picture(data, number)
        if picture is not None:
            found |= _seen(picture, number, here)
    return found


def _page_of(part: str) -> int | None:
    """Return the page, from 0, of a part such as 第 2 幅 or 第 3 页 图像."""
    words = part.split()
    pictured = words[2:] in (["幅"], ["页", "图像"])
    return int(words[1]) - 1 if pictured and words[1].isdecimal() else None


def _picture(data: bytes, number: int) -> Image.Image | None:
    try:
        if data.startswith(b"%PDF-"):
            page = pypdfium2.PdfDocument(data)[number]
            return page.render(scale=SCALE, may_draw_forms=False).to_pil().convert("RGB")
        picture = Image.open(io.BytesIO(data))
        picture.seek(number)
        return ImageOps.exif_transpose(picture).convert("RGB")
    except (OSError, EOFError, ValueError, pypdfium2.PdfiumError):
        return None


def _seen(picture: Image.Image, number: int, findings: list[Finding]) -> dict[str, list[float]]:
    import numpy as np
    from rapidocr import RapidOCR

    picture.thumbnail((LONGEST, LONGEST))
    settings = {"EngineConfig.onnxruntime.intra_op_num_threads": 1}
    told: Any = RapidOCR(params={**settings, "Global.log_level": "critical"})(np.asarray(picture))
    if told.txts is None:
        return {}
    lines = [("".join(text.split()), box) for text, box in zip(told.txts, told.boxes, strict=True)]
    found = {}
    for each in findings:
        words = "".join(each.excerpt.partition("【")[2].partition("】")[0].split())
        box = next((box for text, box in lines if words in text), None)
        if box is not None:
            found[each.fingerprint] = [number, *_share(box, *picture.size)]
    return found


def _share(box: Any, across: int, down: int) -> list[float]:
    left, low = (float(min(point[axis] for point in box)) for axis in (0, 1))
    right, high = (float(max(point[axis] for point in box)) for axis in (0, 1))
    wide, tall = (right - left) / across, (high - low) / down
    return [left / across, low / down, wide, tall, down / across]
