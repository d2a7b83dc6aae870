"""Reasons not to take a question into the bank (EDU-04)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.training.models import Course, Question

MOST_OPTIONS = 8


@rule("EDU-04")
def course_has_a_bank(course: "Course") -> Refusal | None:
    if course.is_examined:
        return None
    return Refusal(_("课程《%(course)s》不考试，不设题库") % {"course": course}, _("请另选课程"))


@rule("EDU-04")
def question_can_be_marked(kind: str, options: list[str], right: list[int]) -> Refusal | None:
    wrong = what_is_wrong(kind, options, right)
    return Refusal(wrong, _("请按题型改正选项和答案")) if wrong else None


@rule("EDU-04")
def question_is_new(course: "Course", text: str, at: datetime) -> Refusal | None:
    if not course.questions.holding_at(at).filter(text=text).exists():
        return None
    return Refusal(_("题库里已有这道题"), _("无须再录；要改的，请先停用原题"))


@rule("EDU-04")
def question_is_in_use(question: "Question", at: datetime) -> Refusal | None:
    if question.until is None or question.until > at:
        return None
    return Refusal(_("这道题已停用"))


def what_is_wrong(kind: str, options: list[str], right: list[int]) -> str:
    """Return why a question could not be marked, or nothing. right: places of the right answers."""
    if not 2 <= len(options) <= MOST_OPTIONS:
        return str(_("选项应有 2 到 %d 个") % MOST_OPTIONS)
    if len(set(options)) < len(options):
        return str(_("有两个选项相同"))
    if not right or not set(right) <= set(range(len(options))):
        return str(_("答案不在选项之内"))
    if kind == "multiple":
        return "" if len(right) > 1 else str(_("多选题至少有两个正确选项"))
    return "" if len(right) == 1 else str(_("这种题型只能有一个正确选项"))
