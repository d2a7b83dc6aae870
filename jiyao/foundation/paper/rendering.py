"""Data and a template become a PDF in memory; what people wrote never becomes markup.

The data goes to typst as JSON, so that a title is a string there whatever it contains. The
templates are files of the package `jiyao`, which is all that typst can reach.
"""

import json
import re
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import typst

import jiyao

ROOT = Path(jiyao.__file__).parent
UNBROKEN = re.compile(r"[!-~]{12}(?=[!-~])")
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202f\u2066-\u2069\ufeff]+")


def render(template: str, data: dict[str, Any], at: datetime) -> bytes:
    """Return the PDF of a template filled with plain data.

    template: path from the package `jiyao`; at: the time that the file names as its making.
    Raises typst.TypstError when the template and the data do not fit together.
    """
    made = typst.compile(
        ROOT / template,
        root=ROOT,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(plain(data), ensure_ascii=False)},
        format="pdf",
        timestamp=at.replace(microsecond=0),
    )
    if not isinstance(made, bytes):
        raise TypeError(template)
    return made


def plain(value: Any) -> Any:
    """Return data as a template may print it: words on one line, long codes with room to break."""
    if isinstance(value, dict):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, bytes):
        return value.decode()
    if value is None or isinstance(value, bool | int):
        return value
    return UNBROKEN.sub("\\g<0>\u200b", printable(value))


def printable(words: Any) -> str:
    """Return words on one line, without what no paper shows."""
    return UNPRINTABLE.sub(" ", str(words))


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    folder = pylopdf_fonts_zh_cn.serif_path().parent
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )
