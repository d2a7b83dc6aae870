"""What a cell says, cleaned into a value, or why not. Cells are as `reading` gives them."""

import re
import unicodedata
from typing import Any

from django.utils.translation import gettext as _

WITHHELD = ["x"]
ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
COUNT = re.compile(r"(-?\d+)(?:\.0+)?\s*[份页张件个本分钟]*$")
BROKEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffd]")


class Unclean(ValueError):
    """A cell that gives no value, with the words for the person."""


def is_blank(cell: Any) -> bool:
    """Whether nothing stands in the cell."""
    return cell == "" or cell is None or (isinstance(cell, str) and not cell.strip())


def shown(cell: Any) -> str:
    """Return what the person sees of a cell: short, and never what was withheld."""
    if isinstance(cell, list):
        return _shown_odd(cell)
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = " ".join(str(cell).split())
    return text if len(text) <= 60 else f"{text[:60]}…"


def _shown_odd(cell: list[Any]) -> str:
    kind, *rest = cell
    if kind == "long":
        return _("%(begin)s…(共 %(length)d 字)") % {"begin": rest[0], "length": rest[1]}
    return {"x": _("〔已抹去〕"), "f": _("〔公式没有结果〕")}.get(kind) or rest[0].replace("T", " ")


def refuse_odd(cell: Any) -> None:
    """Raise Unclean for a cell that holds no value at all."""
    if cell == ["f"]:
        raise Unclean(_("公式没有结果；请在 Excel 中打开、保存后再上传"))
    if (isinstance(cell, list) and cell[0] == "e") or cell in ERRORS:
        raise Unclean(_("单元格是错误值，不是内容；请改公式或填写内容"))
    if isinstance(cell, list) and cell[0] == "long":
        raise Unclean(_("内容过长（%(length)d 字）") % {"length": cell[2]})


def plain(cell: Any) -> str:
    """Return a cell as text, as written, without the white space around it and within."""
    text = shown(cell) if isinstance(cell, list | bool | float | int) else str(cell)
    if BROKEN.search(text):
        raise Unclean(_("含有不能显示的字符，请重新输入"))
    return " ".join(text.split())


def folded(cell: Any) -> str:
    """Return a cell as text with full-width forms made half-width, without any white space."""
    return "".join(unicodedata.normalize("NFKC", plain(cell)).split())


def text(most: int) -> Any:
    """Return a cleaner for text of at most `most` characters."""

    def clean(cell: Any, around: Any) -> str:
        found = plain(cell)
        if len(found) > most:
            raise Unclean(
                _("超过 %(most)d 字（读到 %(length)d 字）") % {"most": most, "length": len(found)}
            )
        return found

    return clean


def whole(most: int, least: int = 0) -> Any:
    """Return a cleaner for a whole number from `least` to `most`, with or without its unit."""

    def clean(cell: Any, around: Any) -> int:
        match = COUNT.match(folded(cell))
        if isinstance(cell, bool) or match is None:
            raise Unclean(_("不是整数"))
        found = int(match[1]) if len(match[1]) < 12 else most + 1
        if not least <= found <= most:
            raise Unclean(_("应在 %(least)d 到 %(most)d 之间") % {"least": least, "most": most})
        return found

    return clean
