"""A course for the junior's post, its questions, and the calendar."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.training.models import Attempt, Course, Requirement
from jiyao.domains.training.procedures.banking import enter_question
from jiyao.domains.training.procedures.courses import set_up_course
from jiyao.domains.training.settings import EXAM_MINUTES, EXAM_QUESTIONS
from jiyao.foundation.calendar.jobs import run
from tests.carriers_at_hand import choose

OPTIONS = ["本机关负责人决定", "任何人都可以", "上网查询", "不用管"]


@pytest.fixture
def tick() -> Callable[..., None]:
    """Let the calendar do everything about training that is due."""

    def go() -> None:
        for job in SCHEDULE:
            if job.code.startswith("training."):
                run(job, timezone.now())

    return go


@pytest.fixture
def course(cast: Any) -> Callable[..., Course]:
    """Set up a course; changes: the fields that are other than for staff, examined."""

    def begin(**changes: Any) -> Course:
        fields = {
            "title": "保密基本知识",
            "part": "skills",
            "outline": "",
            "minutes": 120,
            "ending": "examined",
            "months": 12,
            "posts": ["staff"],
            "involved_only": False,
            "roles": [],
        }
        return set_up_course(**{**fields, **changes}, by=cast["secrecy_office"])

    return begin


@pytest.fixture
def banked(course: Any, cast: Any) -> Callable[..., Course]:
    """Set up an examined course with eight questions, of which five are asked in five minutes."""

    def begin(**changes: Any) -> Course:
        choose(EXAM_QUESTIONS, 5)
        choose(EXAM_MINUTES, 5)
        made = course(**changes)
        for n in range(4):
            enter = {"course": made, "by": cast["secrecy_office"]}
            enter_question(kind="single", text=f"单选{n}", options=OPTIONS, right=[n], **enter)
            truth = {"options": ["对", "错"], "right": [n % 2]}
            enter_question(kind="truth", text=f"判断{n}", **truth, **enter)
        return made

    return begin


@pytest.fixture
def required(tick: Any, cast: Any, behind_the_doors: Any) -> Callable[..., Requirement]:
    """Let the calendar ask for a course and return what the junior must learn."""

    def find(course: Course, key: str = "junior") -> Requirement:
        tick()
        with behind_the_doors():
            rows = Requirement.objects.open().select_related("person", "course")
            return rows.get(person=cast[key], course=course)

    return find


@pytest.fixture
def right_answers(behind_the_doors: Any) -> Callable[..., dict[str, list[int]]]:
    """Return the right answers of a sheet as they are shown; wrong: how many are left out."""

    def find(attempt: Attempt, wrong: int = 0) -> dict[str, list[int]]:
        from jiyao.domains.training.models import Question

        with behind_the_doors():
            found = {}
            for ref, order in attempt.drawn[wrong:]:
                solution = Question.objects.get(public_id=ref).solution
                found[ref] = sorted(order.index(place) for place in solution.right)
            return found

    return find
