"""Reads text in pictures with RapidOCR, when the extra `ocr` is installed."""

import logging
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from .budget import Budget

MISSING = "图像未识别（未安装 OCR 组件）"
_SMALLEST = 24
_LONGEST = 2_400
_LONGEST_SEEN = 1_600
_FAINT = 96
_LITTLE = 4
_TILE = 3_200
_OVERLAP = 300
_SHORT_STRIP = 64


def available() -> bool:
    """Tell whether pictures can be read here."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@cache
def _engine() -> Any:
    logging.disable(logging.WARNING)
    from rapidocr import RapidOCR

    settings = {
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "Global.log_level": "critical",
        "Det.limit_type": "max",
        "Det.limit_side_len": _LONGEST_SEEN,
    }
    return RapidOCR(params=settings)


def negligible(width: int, height: int) -> bool:
    """Tell whether a picture (sizes in pixels) is too small to hold a readable character."""
    return min(width, height) < _SMALLEST


def _variants(image: Image.Image) -> Iterator[Image.Image]:
    """Yield the picture on white and, where it is transparent, also what lies under that."""
    if not image.has_transparency_data:
        yield image.convert("RGB")
        return
    full = image.convert("RGBA")
    flat = Image.new("RGB", image.size, "white")
    flat.paste(full, mask=full.getchannel("A"))
    yield flat
    yield full.convert("RGB")


def _tiles(image: Image.Image) -> Iterator[Image.Image]:
    """Cut a large picture into overlapping pieces, so that small characters stay readable."""
    step = _TILE - _OVERLAP
    for top in range(0, max(image.height - _OVERLAP, 1), step):
        for left in range(0, max(image.width - _OVERLAP, 1), step):
            right, bottom = min(left + _TILE, image.width), min(top + _TILE, image.height)
            yield image.crop((left, top, right, bottom))


def _prepared(tile: Image.Image) -> np.ndarray[Any, Any] | None:
    """Shrink and stretch a piece of a picture; None when nothing is drawn on it."""
    tile.thumbnail((_LONGEST, _LONGEST))
    shades = np.asarray(tile.convert("L"))
    lowest, highest = int(shades.min()), int(shades.max())
    if highest == lowest:
        return None
    if highest - lowest < _FAINT:
        tile = ImageOps.autocontrast(tile)
    if tile.height < _SHORT_STRIP:
        tile = tile.resize((tile.width * 2, tile.height * 2))
    return np.asarray(tile)[:, :, ::-1]


def _lines(pixels: np.ndarray[Any, Any]) -> list[str]:
    found = _engine()(pixels)
    if found.txts is None:
        return []
    boxes = [(float(box[0][1]), float(box[0][0])) for box in found.boxes]
    return [text for _box, text in sorted(zip(boxes, found.txts, strict=True))]


def _tile(pixels: np.ndarray[Any, Any], budget: Budget) -> list[str]:
    lines = _lines(pixels)
    for turns in (1, 2, 3) if len("".join(lines)) < _LITTLE else ():
        budget.check_time()
        lines += _lines(np.ascontiguousarray(np.rot90(pixels, turns)))
    return lines


def read(image: Image.Image, budget: Budget) -> str:
    """Return the lines of text in a picture, top to bottom; upright first, then turned."""
    lines: list[str] = []
    for variant in _variants(image):
        for tile in _tiles(variant):
            budget.check_time()
            pixels = _prepared(tile)
            lines += [] if pixels is None else _tile(pixels, budget)
    return "\n".join(lines)
