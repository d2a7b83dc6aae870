"""Which signs the fonts of the product can draw."""

import unicodedata
from functools import cache, lru_cache
from typing import Any

import pylopdf_fonts_zh_cn
from PIL import ImageFont

NOWHERE = "\U0010ffff"
SIZE = 12


@cache
def without_glyph(sign: str) -> bool:
    """Whether neither font has the sign; blanks and the signs that only join are drawn by none."""
    if sign.isspace() or unicodedata.category(sign) in ("Cf", "Mn", "Me"):
        return False
    return all(_drawn(font, sign) == _drawn(font, NOWHERE) for font in _fonts())


@cache
def _drawn(font: Any, sign: str) -> bytes:
    return bytes(font.getmask(sign))


@lru_cache(maxsize=1)
def _fonts() -> tuple[Any, ...]:
    paths = (pylopdf_fonts_zh_cn.sans_path(), pylopdf_fonts_zh_cn.serif_path())
    return tuple(ImageFont.truetype(path, SIZE) for path in paths)
