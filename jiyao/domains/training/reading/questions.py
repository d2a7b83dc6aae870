"""Questions out of rows: stem, answers to choose from, key, and of which kind (EDU-04)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.training.models import Course, Question
from jiyao.domains.training.rules.questions import what_is_wrong
from jiyao.domains.training.spelling import LETTERS, TRUTH, places_of
from jiyao.foundation.imports.cells import Unclean, plain, text
from jiyao.foundation.imports.declarations import Fault, Field, Importer, Row

KIND = Question.Kind
SIGNS = {"单": KIND.SINGLE, "多": KIND.MULTIPLE, "不定项": KIND.MULTIPLE, "判断": KIND.TRUTH}


def kind(cell: Any, around: Any) -> str:
    """Return the kind that a cell names, such as 单项选择题."""
    said = plain(cell)
    found = next((kind for sign, kind in SIGNS.items() if said.startswith(sign)), None)
    if found is None:
        raise Unclean(_("题型应为单选、多选或判断"))
    return found.value


def key(cell: Any, around: Any) -> list[int]:
    """Return the places of the right answers."""
    found = places_of(plain(cell))
    if not found:
        raise Unclean(_("看不出答案，请写选项字母或 对、错"))
    return found


FIELDS = (
    Field("text", gettext_lazy("题干"), text(500), ("题目", "试题", "问题", "内容"), required=True),
    Field("right", gettext_lazy("答案"), key, ("正确答案", "标准答案"), required=True),
    Field("kind", gettext_lazy("题型"), kind, ("类型", "题目类型")),
    *(
        Field(letter, f"选项{letter}", text(200), (letter, f"{letter}选项", f"答案{letter}"))
        for letter in LETTERS
    ),
)


def questions_of(course: Course) -> Importer:
    """Return what judges the rows of a file of questions for a course."""

    def prepare(at: datetime) -> set[str]:
        return set(course.questions.holding_at(at).values_list("text", flat=True))

    return Importer(
        code="training.question",
        title=gettext_lazy("题库"),
        fields=FIELDS,
        prepare=prepare,
        check=check,
        write=lambda rows, source: [],
    )


def check(rows: list[Row], known: set[str]) -> list[Fault]:
    """Complete every row; return what could not be marked, and what is there already."""
    seen: set[str] = set()
    return [fault for row in rows for fault in _check_one(row, known, seen)]


def _check_one(row: Row, known: set[str], seen: set[str]) -> Iterator[Fault]:
    _complete(row)
    stem, right = row.get("text"), row.get("right")
    if stem is None or right is None:
        return
    if stem in known:
        yield Fault(row.place, "text", _("题库里已有这道题"))
    elif stem in seen:
        yield Fault(row.place, "text", _("与前面的题重复"))
    seen.add(stem)
    wrong = what_is_wrong(row.values["kind"], row.values["options"], right)
    if wrong:
        yield Fault(row.place, "right", wrong)


def _complete(row: Row) -> None:
    """Put the answers to choose from together; tell the kind where the row does not."""
    options = [row.values.pop(letter, "") for letter in LETTERS]
    while options and not options[-1]:
        options.pop()
    told = row.get("kind") or _kind_of(options, row.get("right") or [])
    row.values["kind"] = told
    row.values["options"] = list(TRUTH) if told == KIND.TRUTH and not options else options


def _kind_of(options: list[str], right: list[int]) -> str:
    if not options:
        return KIND.TRUTH.value
    return (KIND.MULTIPLE if len(right) > 1 else KIND.SINGLE).value
