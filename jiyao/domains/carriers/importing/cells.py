"""Cells of an old register of incoming documents, cleaned: numbers, levels, copies, holders."""

import re
from collections import Counter
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.imports.cells import Unclean, folded, plain
from jiyao.foundation.imports.dates import moment

NUMBER_LENGTH, COPY_LENGTH, PERIOD_LENGTH = 40, 9, 30
MOST_COPIES = 999
STARS = re.compile(r"[★☆*✩⭐]")
LEVEL = re.compile(r"(?:密级[::])?(?P<name>[^0-9(]*?)(?P<period>[0-9(长].*)?$")
SEPARATOR = re.compile(r"[、,,;；/\s]+")
RANGE = re.compile(r"(?P<first>\d{1,6})[-~—–至到]+(?P<last>\d{1,6})$")
COPY = re.compile(r"[0-9A-Za-z]{1,9}$")
NAMED = re.compile(r"(?P<name>[^()]+)\((?P<number>[^()]+)\)$")
IN_THE_ROOM = {"", "-", "—", "/", "无", "在库", "机要室", "库存", "存", "未借出", "已退", "已还"}


def number(cell: Any, around: Any) -> str:
    """Return a number as given, without the white space around it."""
    found = plain(cell)
    if len(found) > NUMBER_LENGTH:
        raise Unclean(_("超过 %(most)d 字") % {"most": NUMBER_LENGTH})
    return found


def past_moment(cell: Any, around: Any) -> datetime:
    """Return a moment that has passed, in the organisation's own time."""
    found = timezone.make_aware(moment(cell))
    if found > around.at:
        raise Unclean(_("晚于今天，请核对年份"))
    return found


def any_day(cell: Any, around: Any) -> date:
    """Return a day, past or to come."""
    return moment(cell).date()


def level(cell: Any, around: Any) -> tuple[Any, str]:
    """Return the level and the period that may stand behind it, as in 机密★20年."""
    said = folded(cell)
    name, star, period = _parted(said)
    found = around.levels.get(name, [])
    if star:
        found = [each for each in found if each.scheme.starred] or found
    if len(found) != 1:
        raise Unclean(_unknown_level(found))
    if len(period) > PERIOD_LENGTH:
        raise Unclean(_("保密期限超过 %(most)d 字") % {"most": PERIOD_LENGTH})
    if period and not found[0].scheme.starred:
        raise Unclean(_("%(level)s不标保密期限，请删去期限") % {"level": found[0]})
    return found[0], period


def copy_numbers(cell: Any, around: Any) -> list[str]:
    """Return the copies of 001-005 or 001、003, in order. Raises Unclean for one named twice."""
    text = re.sub(r"份$|号$", "", folded_with_gaps(cell)).replace("第", "")
    found: list[str] = []
    for part in filter(None, SEPARATOR.split(text)):
        found += _range(part)
        if len(found) > MOST_COPIES:
            raise Unclean(_("超过 %(most)d 份") % {"most": MOST_COPIES})
    twice = named_twice(found)
    if twice:
        raise Unclean(_("份号 %(numbers)s 重复") % {"numbers": "、".join(twice[:5])})
    return found


def named_twice(numbers: list[str]) -> list[str]:
    """Return the copy numbers that stand more than once, in order."""
    return sorted(number for number, times in Counter(numbers).items() if times > 1)


def holders(cell: Any, around: Any) -> list[Any]:
    """Return the people named, in order; none when the copies are in the room."""
    said = [each for each in SEPARATOR.split(folded_with_gaps(cell)) if each not in IN_THE_ROOM]
    whole = "".join(said)
    if len(said) > 1 and whole in around.people:
        return [_person(whole, around)]
    return [_person(each, around) for each in said]


def kind(cell: Any, around: Any) -> Any:
    """Return a kind of carrier by its name; 纸质, 纸件 and 文件 are paper."""
    said = folded(cell)
    name = "纸质文件" if said in ("纸质", "纸件", "文件", "纸") else said
    if name not in around.kinds:
        known = "、".join(around.kinds)
        raise Unclean(_("没有这种载体；可填 %(known)s") % {"known": known})
    return around.kinds[name]


def folded_with_gaps(cell: Any) -> str:
    """Return a cell folded to half-width, its inner gaps kept as one space."""
    import unicodedata

    return " ".join(unicodedata.normalize("NFKC", plain(cell)).split())


def _parted(said: str) -> tuple[str, bool, str]:
    parts = STARS.split(said, maxsplit=1)
    if len(parts) == 2:
        return parts[0].removeprefix("密级:"), True, parts[1]
    match = LEVEL.match(said)
    name = match["name"] if match else said
    period = (match["period"] or "").strip("()") if match else ""
    return name.rstrip("("), False, period


def _unknown_level(found: list[Any]) -> str:
    if found:
        names = "、".join(f"{each}（{each.scheme}）" for each in found)
        return _("密级有几种读法：%(names)s；请写全") % {"names": names}
    return _("不认识的密级；请写 绝密、机密、秘密、内部 或体系全称，如 商密·核心")


def _range(part: str) -> list[str]:
    match = RANGE.match(part)
    if match is None:
        if not COPY.match(part):
            raise Unclean(_("份号应写成 001-005 或 001、003"))
        return [part]
    first, last = int(match["first"]), int(match["last"])
    if first > last:
        raise Unclean(_("份号范围前大后小"))
    if last - first >= MOST_COPIES:
        raise Unclean(_("超过 %(most)d 份") % {"most": MOST_COPIES})
    return [str(each).zfill(len(match["first"])) for each in range(first, last + 1)]


def _person(said: str, around: Any) -> Any:
    match = NAMED.match(said)
    key = match["number"].upper() if match else said
    found = around.people.get(key) or around.people.get(key.upper(), [])
    if len(found) > 1:
        raise Unclean(_("有 %(number)d 人同名，请填人员编号") % {"number": len(found)})
    if not found:
        raise Unclean(_("名册里没有这个人；请核对，或先由系统管理员新增人员"))
    return found[0]
