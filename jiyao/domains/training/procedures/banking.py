"""The question bank: questions enter with their key, which no page shows again (EDU-04)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Course, Question, Solution
from jiyao.domains.training.rules import courses, questions
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "training.question.entered",
    _("录入试题"),
    by=(SECRECY_OFFICE, PERSONNEL),
    cites=("EDU-04",),
    rules=(
        courses.course_is_on_the_list,
        questions.course_has_a_bank,
        questions.question_can_be_marked,
        questions.question_is_new,
    ),
)
def enter_question(
    *,
    course: Course,
    kind: str,
    text: str,
    options: list[str],
    right: list[int],
    by: Person,
    at: datetime,
) -> Question:
    """Enter one question. kind: a value of Question.Kind; right: places of the right answers."""
    return write_question(course, kind, text, options, right, by, at)


@procedure(
    "training.question.retired",
    _("停用试题"),
    by=(SECRECY_OFFICE, PERSONNEL),
    cites=("EDU-04",),
    rules=(questions.question_is_in_use,),
    exceptional=True,
)
def retire_question(question: Question, *, by: Person, at: datetime) -> Question:
    """Ask a question no more; sheets on which it stands are marked as before."""
    question.end(at)
    return question


def write_question(
    course: Course,
    kind: str,
    text: str,
    options: list[str],
    right: list[int],
    by: Person,
    at: datetime,
) -> Question:
    """Write a question and its key, inside an act."""
    question = Question.objects.create(
        course=course, kind_of=kind, text=text, options=options, since=at, set_by=by
    )
    Solution.objects.create(question=question, right=sorted(right))
    return question
