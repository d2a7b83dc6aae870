"""A flow becomes a PDF, in memory: the only files that typst reads are the fonts."""

import json
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

from jiyao.foundation.vault.turning.faults import Unfit
from jiyao.foundation.vault.turning.flowing import Part

HERE = Path(__file__).parent


def pdf_of(template: str, data: Part) -> bytes:
    """Return the PDF of a template beside this file. Raises Unfit when the two do not fit."""
    folder = pylopdf_fonts_zh_cn.serif_path().parent
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )
    try:
        made = typst.compile(
            (HERE / template).read_bytes(),
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            format="pdf",
            pdf_tags=False,
        )
    except typst.TypstError:
        raise Unfit("damaged") from None
    if not isinstance(made, bytes):
        raise Unfit("damaged")
    return made
