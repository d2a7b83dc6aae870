"""The examination: begun, answered, handed in or called in, and marked at once (EDU-04, EDU-02)."""

import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.drawing import draw
from jiyao.domains.training.models import (
    Attempt,
    CertificateSeries,
    Course,
    Requirement,
    Solution,
    TrainingRecord,
)
from jiyao.domains.training.procedures.certifying import certify
from jiyao.domains.training.procedures.recording import enter_record
from jiyao.domains.training.procedures.requiring import meet
from jiyao.domains.training.rules import examining as rules
from jiyao.domains.training.settings import EXAM_MINUTES, EXAM_QUESTIONS, PASS_MARK
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

Answers = dict[str, list[int]]


@procedure(
    "training.attempt.begun",
    _("开始考试"),
    by=STAFF,
    cites=("EDU-04",),
    rules=(
        rules.one_sits_oneself,
        rules.course_is_examined,
        rules.requirement_is_open,
        rules.no_examination_is_under_way,
        rules.bank_is_large_enough,
        rules.one_learns_before_a_retake,
    ),
    needs=Action.KNOW,
)
def begin(requirement: Requirement, *, by: Person, at: datetime) -> Attempt:
    """Begin an examination: the questions are drawn now, and the time runs."""
    seed = secrets.token_hex(16)
    bank = requirement.course.questions.holding_at(at)
    sizes = [(row.public_id.hex, len(row.options)) for row in bank]
    return Attempt.objects.create(
        person=by,
        requirement=requirement,
        seed=seed,
        drawn=draw(seed, sizes, EXAM_QUESTIONS.at(at)),
        pass_mark=PASS_MARK.at(at),
        begun_at=at,
        ends_at=at + timedelta(minutes=EXAM_MINUTES.at(at)),
    )


@procedure(
    "training.attempt.saved",
    _("保存答案"),
    by=STAFF,
    cites=("EDU-04",),
    rules=(rules.sheet_is_ones_own, rules.sheet_is_not_handed_in, rules.time_is_not_over),
    needs=Action.KNOW,
)
def save_answers(attempt: Attempt, *, answers: Answers, by: Person, at: datetime) -> Attempt:
    """Keep the answers so far. answers: public id of a question → the places chosen as shown."""
    attempt.answers = answers
    attempt.save()
    return attempt


@procedure(
    "training.attempt.handed-in",
    _("交卷"),
    by=STAFF,
    cites=("EDU-04", "EDU-02"),
    rules=(rules.sheet_is_ones_own, rules.sheet_is_not_handed_in, rules.time_is_not_over),
    needs=Action.KNOW,
)
def hand_in(attempt: Attempt, *, answers: Answers, by: Person, at: datetime) -> Attempt:
    """Hand the sheet in; it is marked at once. answers: as in `save_answers`."""
    attempt.answers = answers
    return close(attempt, at)


def to_call_in(at: datetime) -> Iterator[Attempt]:
    """Yield the examinations whose time is over."""
    yield from Attempt.objects.open().filter(ends_at__lt=at).order_by("pk")


def call_in(attempt: Attempt, at: datetime) -> None:
    """Close an examination whose time is over with what was saved in time, inside an act."""
    attempt.timed_out = True
    close(attempt, at)


def close(attempt: Attempt, at: datetime) -> Attempt:
    """Mark a sheet and let follow what follows from the score, inside an act."""
    attempt.closed_at = at
    attempt.score = marked(attempt)
    attempt.save()
    requirement, course = attempt.requirement, attempt.requirement.course
    result = TrainingRecord.Result.PASSED if attempt.passed else TrainingRecord.Result.FAILED
    enter_record(
        attempt.person,
        timezone.localdate(at),
        None,
        at,
        title=course.title,
        form=TrainingRecord.Form.EXAM,
        minutes=course.minutes,
        result=result,
        course=course,
    )
    if attempt.passed and course.ending == Course.Ending.CERTIFIED:
        today = timezone.localdate(at)
        number = CertificateSeries.of(today.year).take()
        certify(attempt.person, number, today, None, at)
    elif attempt.passed and requirement.is_open:
        meet(requirement, at)
    return attempt


def marked(attempt: Attempt) -> int:
    """Return the score of a sheet, of a hundred: a question is right when all of it is right."""
    refs = [ref for ref, _order in attempt.drawn]
    rows = Solution.objects.filter(question__public_id__in=refs).select_related("question")
    keys = {row.question.public_id.hex: set(row.right) for row in rows}
    right = 0
    for ref, order in attempt.drawn:
        chosen = {order[place] for place in attempt.answers.get(ref, ()) if place < len(order)}
        right += chosen == keys[ref]
    return 100 * right // len(refs)
