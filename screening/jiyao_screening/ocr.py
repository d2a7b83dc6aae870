"""Reads text in pictures with RapidOCR, when the extra `ocr` is installed."""

import logging
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


def _prepared(image: Image.Image) -> np.ndarray[Any, Any] | None:
    """Flatten, shrink and stretch a picture; None when nothing is drawn on it."""
    flat = Image.new("RGB", image.size, "white")
    rgba = image.convert("RGBA")
    flat.paste(rgba, mask=rgba.getchannel("A"))
    flat.thumbnail((_LONGEST, _LONGEST))
    shades = np.asarray(flat.convert("L"))
    lowest, highest = int(shades.min()), int(shades.max())
    if highest == lowest:
        return None
    if highest - lowest < _FAINT:
        flat = ImageOps.autocontrast(flat)
    if flat.height < _SHORT_STRIP:
        flat = flat.resize((flat.width * 2, flat.height * 2))
    return np.asarray(flat)[:, :, ::-1]


def _lines(pixels: np.ndarray[Any, Any]) -> list[str]:
    found = _engine()(pixels)
    if found.txts is None:
        return []
    boxes = [(float(box[0][1]), float(box[0][0])) for box in found.boxes]
    return [text for _box, text in sorted(zip(boxes, found.txts, strict=True))]


def read(image: Image.Image, budget: Budget) -> str:
    """Return the lines of text in a picture, top to bottom; upright first, then turned."""
    pixels = _prepared(image)
    if pixels is None:
        return ""
    lines = _lines(pixels)
    for turns in (1, 2, 3) if len("".join(lines)) < 4 else ():
        budget.check_time()
        lines += _lines(np.ascontiguousarray(np.rot90(pixels, turns)))
    return "\n".join(lines)
