"""A list of sensitive words, line by line: new, known, repeated or wrong (PUB-05)."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from jiyao_screening.folding import folder

from jiyao.domains.release.models.vocabulary import Grade

SHORTEST, LONGEST = 2, 120
GRADES = {str(code): str(code) for code in (Grade.STRONG, Grade.DOUBT, Grade.HINT)}
GRADES |= {str(Grade(code).label): code for code in GRADES}
HEADINGS = {"词", "词语", "敏感词", "关键词", "术语"}
GRADED = re.compile(r"^(.*\S)[ \u3000]+(L[0-9])$", re.IGNORECASE)
MANY = _("多于两栏：只要词和等级")
NO_TEXT = _("不是文字：请把这一格改为文本")
SHORT = _("不算标点少于 %d 个字：处处都会命中") % SHORTEST
LONG = _("多于 %d 个字") % LONGEST
NO_GRADE = _("等级只能是 L1、L2、L3，或强标志、待人工判断、提示")

Row = tuple[int, Sequence[Any]]


@dataclass(frozen=True)
class Line:
    """One line: its number, the word, its grade, and why it is not taken, nothing when it is.

    known: the word stands in the register already; again: further above in the list.
    """

    place: int
    word: str
    grade: str
    fault: str | Promise = ""
    known: bool = False
    again: bool = False

    @property
    def is_new(self) -> bool:
        """Whether it would be entered."""
        return not (self.fault or self.known or self.again)


def rows_of_text(text: str) -> list[Row]:
    """Return the lines of a text: a word, then perhaps a tab or a blank and its grade."""
    numbered = enumerate(text.splitlines(), start=1)
    return [(place, _cells(line)) for place, line in numbered if line.strip()]


def _cells(line: str) -> list[str]:
    graded = GRADED.match(line.strip())
    return list(graded.groups()) if graded and "\t" not in line else line.strip().split("\t")


def lines_of(rows: Iterable[Row], known: Container[str]) -> list[Line]:
    """Return what each row comes to. known: the words of the register."""
    above: set[str] = set()
    lines: list[Line] = []
    for place, cells in rows:
        if not lines and str(cells[0]).strip() in HEADINGS:
            continue
        line = _line(place, cells, known, above)
        lines.append(line)
        if not line.fault:
            above.add(line.word)
    return lines


def _line(place: int, cells: Sequence[Any], known: Container[str], above: Container[str]) -> Line:
    word, *rest = [_plain(cell) for cell in cells]
    if word is None or None in rest:
        return Line(place, "", "", NO_TEXT)
    grade = GRADES.get((rest[0] or "").upper() or str(Grade.DOUBT), "") if rest else Grade.DOUBT
    fault = _fault(word, str(grade), [cell for cell in rest[1:] if cell])
    return Line(place, word, str(grade), fault, word in known, word in above)


def _plain(cell: Any) -> str | None:
    """Return a cell as text: a whole number too, which may be a code; None for what is no text."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, bool) or not isinstance(cell, str | int):
        return None
    return str(cell).strip()


def _fault(word: str, grade: str, more: list[Any]) -> str | Promise:
    if more:
        return MANY
    if len(folder().fold(word).text) < SHORTEST:
        return SHORT
    if len(word) > LONGEST:
        return LONG
    return "" if grade else NO_GRADE
