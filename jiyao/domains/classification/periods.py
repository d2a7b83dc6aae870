"""How long something stays secret: a length, a day, a condition, or for long (CLS-04, CLS-06).

Pure. A period is kept as the words that its mark shows after the star (10年、6个月、
2030年1月1日、会议开始前、长期); `Period.read` turns them into a value and refuses what cannot be.
Source: the law on state secrets, articles 20 and 24 (docs/glossary.md, 保密期限).
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.duties.terms import months_after

LENGTH = re.compile(r"(\d{1,4}|[一二两三四五六七八九十]{1,3})\s*(年|个月|月|天|日)")
DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
LONG_WORD = "长期"
DIGITS = "零一二三四五六七八九"
SPELLINGS = {"月": "个月", "日": "天"}
YEAR, MONTH, DAYS = "年", "个月", "天"
LEAST_OF_NEXT = {MONTH: 12, DAYS: 31}


class Kind(StrEnum):
    """The four ways to say how long."""

    LENGTH = "length"
    DAY = "day"
    CONDITION = "condition"
    LONG = "long"


KIND_NAMES: dict[str, str | Promise] = {
    Kind.LENGTH: _("一段时间"),
    Kind.DAY: _("解密时间"),
    Kind.CONDITION: _("解密条件"),
    Kind.LONG: _("长期"),
}


class PeriodMalformed(ValueError):
    """Words that no period can have; the message says why, in words for people."""


@dataclass(frozen=True)
class Period:
    """One period. number and unit: of a length; day: of a day; condition: its words."""

    kind: Kind
    number: int = 0
    unit: str = ""
    day: date | None = None
    condition: str = ""

    @classmethod
    def read(cls, words: str) -> "Period":
        """Return the period that the words say. Raises PeriodMalformed."""
        words = words.strip()
        if not words:
            raise PeriodMalformed(_("没有写保密期限"))
        if words == LONG_WORD:
            return cls(Kind.LONG)
        day, length = DAY.fullmatch(words), LENGTH.fullmatch(words)
        if day:
            return cls(Kind.DAY, day=_day(*map(int, day.groups())))
        if length:
            unit = SPELLINGS.get(length[2], length[2])
            return cls(Kind.LENGTH, number=_number(_figure(length[1]), unit), unit=unit)
        if words[0].isdigit():
            raise PeriodMalformed(
                _("“%s”不是年、个月、天，也不是日期；请写明单位，如 10年") % words
            )
        return cls(Kind.CONDITION, condition=words)

    def __str__(self) -> str:
        if self.day:
            return f"{self.day.year}年{self.day.month}月{self.day.day}日"
        if self.kind is Kind.LENGTH:
            return f"{self.number}{self.unit}"
        return self.condition or LONG_WORD

    def ends(self, start: date) -> date | None:
        """Return the first day on which it is over, counted from `start`; None if no day is set."""
        if self.kind is not Kind.LENGTH:
            return self.day
        if self.unit == DAYS:
            return start + min(timedelta(days=self.number), date.max - start)
        return months_after(start, self.number * (12 if self.unit == YEAR else 1))

    def is_within(self, years: int, start: date) -> bool:
        """Whether it ends by itself no later than so many years after `start`."""
        end = self.ends(start)
        return end is not None and end <= months_after(start, 12 * years)

    def covers(self, start: date, other: "Period", other_start: date) -> bool:
        """Whether it lasts at least as long as the other; a condition only covers itself."""
        if self.kind is Kind.LONG:
            return True
        if Kind.CONDITION in (self.kind, other.kind) or other.kind is Kind.LONG:
            return self == other
        end, other_end = self.ends(start), other.ends(other_start)
        return end is not None and other_end is not None and end >= other_end


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as fault:
        words = {"y": year, "m": month, "d": day}
        raise PeriodMalformed(_("没有 %(y)d年%(m)d月%(d)d日 这一天") % words) from fault


def _figure(words: str) -> int:
    """Return the number that figures or Chinese numerals below a hundred say, such as 二十五."""
    if words.isdecimal():
        return int(words)
    tens, ten, ones = words.replace("两", "二").rpartition("十")
    if max(len(tens), len(ones)) > 1:
        raise PeriodMalformed(_("看不懂保密期限的数字“%s”，请用阿拉伯数字") % words)
    return (DIGITS.index(tens or "一") if ten else 0) * 10 + (DIGITS.index(ones) if ones else 0)


def _number(number: int, unit: str) -> int:
    if number == 0:
        raise PeriodMalformed(_("保密期限不能是零"))
    if unit == DAYS and number >= LEAST_OF_NEXT[DAYS]:
        raise PeriodMalformed(_("满一个月的保密期限以月计"))
    if unit == MONTH and number >= LEAST_OF_NEXT[MONTH]:
        raise PeriodMalformed(_("满一年的保密期限以年计"))
    return number
