"""One row of every kind about training, for the doors; the junior is whom they are about."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.training.models import TrainingYear
from jiyao.domains.training.procedures.banking import enter_question
from jiyao.domains.training.procedures.courses import set_up_course
from jiyao.domains.training.procedures.covering import issue_programme
from jiyao.domains.training.procedures.examining import begin
from jiyao.domains.training.procedures.following_up import begin_follow_up
from jiyao.domains.training.procedures.importing import upload_records
from jiyao.domains.training.procedures.recording import book_record
from jiyao.domains.training.procedures.requiring import assign
from jiyao.domains.training.procedures.sessions import plan_session
from jiyao.domains.training.settings import EXAM_QUESTIONS
from jiyao.foundation.imports.judged import Judged
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import choose

COURSE = {
    "title": "保密基本知识",
    "part": "law",
    "outline": "",
    "minutes": 60,
    "ending": "examined",
    "months": 12,
    "posts": ["print"],
    "involved_only": False,
    "roles": [],
}
SESSION = {
    "title": "学习保密法",
    "form": "study",
    "plan": "通读",
    "course": None,
    "unit": None,
    "place": "三楼",
    "lecturer": "",
    "minutes": 60,
}
LEARNT = {"title": "讲座", "form": "lecture", "minutes": 60, "result": "attended", "paper": ""}


def trained(cast: Any) -> dict[str, Any]:
    """Let the junior sit an examination, be guided by the reader, and have a training file."""
    office: dict[str, Any] = {"by": cast["secrecy_office"]}
    junior, today = cast["junior"], timezone.localdate()
    choose(EXAM_QUESTIONS, 1)
    course = set_up_course(**COURSE, **office)
    options = {"kind": "truth", "options": ["对", "错"], "right": [0]}
    question = enter_question(course=course, text="涉密文件不得带回家", **options, **office)
    due = today + timedelta(days=9)
    requirement = assign(person=junior, course=course, due_on=due, **office)
    steps = {"entered_on": today, "steps": [(7, "制度")]}
    plan = begin_follow_up(person=junior, supervisor=cast["reader"], **steps, **office)
    begins = timezone.now() + timedelta(days=1)
    with system_scope("tests.year.opened") as act:
        year = {"year": today.year, "opened_at": act.recorded_at}
        file = TrainingYear.objects.create(person=junior, **year)
        step = plan.steps.get()
    return {
        "course": course,
        "question": question,
        "requirement": requirement,
        "attempt": begin(requirement, by=junior),
        "training_record": book_record(person=junior, day=today, course=None, **LEARNT, **office),
        "trainingyear": file,
        "programme": issue_programme(content="每人一次", due_on=today, **office),
        "session": plan_session(**SESSION, begins_at=begins, **office),
        "follow_up": plan,
        "step": step,
        "batch": upload_records(file=Judged("培训.xlsx"), **office),
    }
