"""The mark of a sheet: the highest level and the longest period of what is on it (CLS-04)."""

import re

from jiyao.foundation.paper.declarations import Marked

LENGTH = re.compile(r"(\d+)\s*(年|个月|月|日|天)")
DAYS = {"年": 365, "个月": 30, "月": 30, "日": 1, "天": 1}
EVER = 10**9


def mark_of(marked: list[Marked]) -> str:
    """Return the mark of everything on a sheet, or nothing for an empty one.

    Levels of state secrets come first, with the longest of their periods; a level of another
    scheme is added only when it weighs more, and never has a star.
    """
    starred = [each for each in marked if each[0].scheme.starred]
    others = [level for level, _period in marked if not level.scheme.starred]
    marks, weight = [], -1
    if starred:
        top = max((level for level, _period in starred), key=lambda level: level.weight)
        marks.append(top.mark(longest([period for _level, period in starred])))
        weight = top.weight
    highest = max(others, key=lambda level: level.weight, default=None)
    if highest and highest.weight > weight:
        marks.append(highest.mark())
    return "　".join(marks)


def longest(periods: list[str]) -> str:
    """Return the longest of the periods; one that is a day or a condition yields to a length."""
    return max(periods, key=_days, default="")


def _days(period: str) -> int:
    if period == "长期":
        return EVER
    length = LENGTH.fullmatch(period.strip())
    if length:
        return int(length[1]) * DAYS[length[2]]
    return 0 if period else -1
