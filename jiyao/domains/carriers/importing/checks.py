"""Rows of an old register against each other, against the register, and against the ceiling."""

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from jiyao.domains.carriers.importing.cells import MOST_COPIES, named_twice
from jiyao.domains.carriers.importing.shares import (
    copies_of,
    how_many,
    is_shared_out,
    lines_of,
    note_of,
    shares,
)
from jiyao.domains.carriers.models import Document
from jiyao.domains.carriers.rules.marking import not_marked_so
from jiyao.foundation.access.ceiling import DEFAULT_WEIGHT, current_ceiling
from jiyao.foundation.imports.declarations import Fault, Row
from jiyao.foundation.procedures.models import Correction

AT_ONCE = 500
CONTENT = ("title", "note")
NOTE = 300
PERIOD_NOTE = "期限"


def ceiling_weight(at: datetime) -> int:
    """Return the weight of the handling ceiling: what weighs more is booked without content."""
    ceiling = current_ceiling(at)
    return ceiling.weight if ceiling else DEFAULT_WEIGHT


def check(rows: list[Row], around: Any) -> list[Fault]:
    """Return the faults that no cell shows alone."""
    faults = [fault for row in rows for fault in _of_one(row, around)]
    return faults + list(_repeated(rows)) + list(_used_before(rows))


def what_is_not_kept(row: Row, around: Any) -> tuple[str, ...]:
    """Return the fields whose text may not be stored: above the ceiling, all content (SYS-10)."""
    return tuple(name for name in CONTENT if row.get(name)) if is_above(row, around) else ()


def is_above(row: Row, around: Any) -> bool:
    """Whether a row is booked by number and code title only."""
    level, _period = row.get("level") or (None, "")
    return level is not None and level.weight > around.ceiling


def used_numbers(numbers: Iterable[str]) -> set[str]:
    """Return those of the numbers that were ever given, even to what is void now (DOC-15)."""
    wanted = list(numbers)
    found: set[str | None] = set()
    for start in range(0, len(wanted), AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        found |= set(
            Document._base_manager.filter(number__in=part).values_list("number", flat=True)
        )
        found |= set(Correction.objects.filter(old__in=part).values_list("old", flat=True))
    return {number for number in found if number}


def used_words() -> str:
    """Return what is said of a number that was given before."""
    return _(
        "收文号已经用过（撤销的也算），号码不重复使用；按年重编的请在号前加年度，如〔2024〕12号"
    )


def _of_one(row: Row, around: Any) -> Iterator[Fault]:
    if how_many(row) > MOST_COPIES:
        words = _("同一收文号下超过 %(most)d 份")
        yield Fault(row.place, "copies", words % {"most": MOST_COPIES})
        return
    yield from _of_joined_lines(row)
    for line, numbers in shares(row):
        yield from _of_a_line(line, numbers)
        yield from _of_dates(row, line)
    yield from _of_the_level(row, around)


def _of_joined_lines(row: Row) -> Iterator[Fault]:
    numbers, lines = copies_of(row), lines_of(row)
    if is_shared_out(row) and len(numbers) != len(lines):
        words = _("同一收文号下有 %(lines)d 行，却有 %(copies)d 份；请一行一份，或每行各填份号")
        yield Fault(row.place, "copies", words % {"lines": len(lines), "copies": len(numbers)})
    twice = named_twice(numbers) if row.lines else []
    if twice:
        words = _("同一收文号下份号 %(numbers)s 重复") % {"numbers": "、".join(twice[:5])}
        yield Fault(row.place, "copies", words)
    if len(note_of(row)) > NOTE:
        yield Fault(row.place, "note", _("各行备注合起来超过 %(most)d 字") % {"most": NOTE})


def _of_a_line(line: Row, numbers: list[str]) -> Iterator[Fault]:
    copies, counted, holders = line.get("copies"), line.get("counted"), line.get("holders")
    if copies and counted and len(copies) != counted:
        words = _("份数是 %(counted)d，份号却有 %(copies)d 个")
        yield Fault(line.place, "copies", words % {"counted": counted, "copies": len(copies)})
    if holders and len(holders) not in (1, len(numbers)):
        words = _("%(people)d 个持有人，却有 %(copies)d 份；请一份一人，或只写一人")
        figures = {"people": len(holders), "copies": len(numbers)}
        yield Fault(line.place, "holders", words % figures)
    if holders and not line.get("due_on"):
        yield Fault(line.place, "due_on", _("有持有人的须有应还日期；也可在对应栏目时统一填"))


def _of_dates(row: Row, line: Row) -> Iterator[Fault]:
    received, taken = row.get("received_at"), line.get("taken_at")
    if received and taken and taken.date() < received.date():
        yield Fault(line.place, "taken_at", _("领取日期早于收文日期"))


def _of_the_level(row: Row, around: Any) -> Iterator[Fault]:
    level, period = row.get("level") or (None, "")
    if level is None:
        return
    if row.get("period") and not level.scheme.starred:
        yield Fault(row.place, "period", _("%(level)s不标保密期限") % {"level": level})
    if row.get("period") and period and row.get("period") != period:
        yield Fault(row.place, "period", _("与密级栏里的期限不一致"))
    yield from _of_the_period(row, around, level, row.get("period") or period)
    if is_above(row, around):
        if not row.get("code_title"):
            words = _("%(level)s高于处理上限，不得录入标题；请在这里填代号标题")
            yield Fault(row.place, "code_title", words % {"level": level})
    elif not (row.get("title") or row.get("code_title")):
        yield Fault(row.place, "title", _("标题和代号标题都没有填"))


def _of_the_period(row: Row, around: Any, level: Any, period: str) -> Iterator[Fault]:
    said = note_of(row) if PERIOD_NOTE in note_of(row) else ""
    start = (row.get("received_at") or around.at).date()
    against = not_marked_so(period, said, level, start, around.years[level.pk])
    if against:
        words = _("%(reason)s；请核对，确是这样标的在备注里写明“期限”") % {"reason": against.reason}
        yield Fault(row.place, "period" if row.get("period") else "level", words)


def _repeated(rows: list[Row]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for row in rows:
        number = row.get("number")
        if number is None:
            continue
        before = first.setdefault(_comparable(number), row.place)
        if before != row.place:
            words = _("与第 %(row)d 行的收文号重复")
            yield Fault(row.place, "number", words % {"row": before})


def _used_before(rows: list[Row]) -> Iterator[Fault]:
    used = used_numbers(row.get("number") for row in rows if row.get("number"))
    for row in rows:
        if row.get("number") in used:
            yield Fault(row.place, "number", used_words())


def _comparable(number: str) -> str:
    return unicodedata.normalize("NFKC", number).replace(" ", "")
