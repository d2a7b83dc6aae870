"""Dates as offices write them: 2024.3.5, 2024年3月5日, 二〇二四年三月五日, 20240305, 45291."""

import re
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from jiyao.foundation.imports.cells import Unclean, folded

EARLIEST = 1949
SERIALS = range(18_000, 80_000)
EPOCH = datetime(1899, 12, 30)
NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
WRITTEN = re.compile(
    r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?(?:[ T]?(\d{1,2}):(\d{2})(?::\d{2})?)?$"
)
TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})$")
SHORT_YEAR = re.compile(r"\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?$")
NO_YEAR = re.compile(r"\d{1,2}[-./月]\d{1,2}日?$")


def moment(cell: Any) -> datetime:
    """Return the date of a cell, with its time of day if it has one, without a zone.

    Raises Unclean for what is no date, an impossible one, or one whose year is not told.
    """
    found = _from_number(cell) if isinstance(cell, int | float) else _from_text(cell)
    if found.year < EARLIEST:
        raise Unclean(_("%(year)d 年太早，不像收发文的年份") % {"year": found.year})
    return found


def _from_number(cell: float) -> datetime:
    whole = int(cell)
    if whole in SERIALS:
        seconds = round((cell - whole) * 86_400)
        return EPOCH + timedelta(days=whole, seconds=seconds)
    return _from_text(str(whole))


def _from_text(cell: Any) -> datetime:
    if isinstance(cell, list) and cell[0] in ("d", "dt"):
        return datetime.fromisoformat(cell[1])
    text = _with_figures(folded(cell))
    if text.isdecimal() and len(text) == 5 and int(text) in SERIALS:
        return _from_number(int(text))
    match = WRITTEN.match(text) or TOGETHER.match(text)
    if match is None:
        raise Unclean(_why(text))
    parts = [int(part) for part in match.groups() if part is not None]
    try:
        return datetime(*parts)  # type: ignore[arg-type]
    except ValueError as fault:
        raise Unclean(_("没有这一天，请核对原簿")) from fault


def _why(text: str) -> str:
    if SHORT_YEAR.match(text):
        return _("年份请写四位，如 2024-03-05")
    if NO_YEAR.match(text):
        return _("没有年份，请写成 2024-03-05")
    return _("不是日期，请写成 2024-03-05")


def _with_figures(text: str) -> str:
    """Write Chinese numerals as figures: 二〇二四年十二月三十一日 becomes 2024年12月31日."""
    return re.sub(r"[〇○零一二三四五六七八九十]+", lambda m: _figures(m[0]), text)


def _figures(numeral: str) -> str:
    if "十" not in numeral:
        return numeral.translate(NUMERALS)
    tens, _ten, ones = numeral.partition("十")
    return (tens.translate(NUMERALS) or "1") + (ones.translate(NUMERALS) or "0")
