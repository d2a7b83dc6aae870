"""The question bank: what can be marked gets in, and nobody sees the key (EDU-04)."""

from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from jiyao.domains.training.models import Question, Solution
from jiyao.domains.training.procedures.banking import enter_question, retire_question
from jiyao.domains.training.procedures.examining import begin, hand_in
from jiyao.domains.training.spelling import places_of
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.store.aliases import ACT, READ

FOUR = ["甲", "乙", "丙", "丁"]


@pytest.mark.parametrize(
    ("kind", "options", "right", "words"),
    [
        ("single", ["甲"], [0], "2 到 8"),
        ("single", ["甲", "甲"], [0], "相同"),
        ("single", FOUR, [0, 1], "只能有一个"),
        ("single", FOUR, [4], "不在选项之内"),
        ("multiple", FOUR, [1], "至少有两个"),
        ("truth", ["对", "错"], [], "不在选项之内"),
    ],
)
def test_what_could_not_be_marked_is_refused(
    kind: str, options: list[str], right: list[int], words: str, course: Any, cast: Any
) -> None:
    fields = {"course": course(), "kind": kind, "text": "谁定密？", "by": cast["personnel"]}
    with pytest.raises(Refused, match=words):
        enter_question(options=options, right=right, **fields)


def test_the_same_question_is_not_entered_twice_nor_for_a_course_without_examination(
    course: Any, cast: Any
) -> None:
    fields = {"kind": "single", "text": "谁定密？", "options": FOUR, "right": [0]}
    made = course()
    question = enter_question(course=made, **fields, by=cast["personnel"])
    with pytest.raises(Refused, match="已有这道题"):
        enter_question(course=made, **fields, by=cast["personnel"])
    with pytest.raises(Refused, match="不设题库"):
        enter_question(course=course(ending="attended"), **fields, by=cast["personnel"])
    with pytest.raises(Refused, match="您的角色不办理"):
        enter_question(course=made, **fields, by=cast["keeper"])
    retire_question(question, by=cast["personnel"])
    with pytest.raises(Refused, match="已停用"):
        retire_question(question, by=cast["personnel"])


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("B", [1]), ("a、c", [0, 2]), ("ＡＣ", [0, 2]), ("对", [0]), ("×", [1]), ("正确", [0]),
        ("F", [1]), ("甲", []), ("", []), ("1", []),
    ],
)  # fmt: skip
def test_an_answer_is_understood_however_it_is_written(said: str, places: list[int]) -> None:
    assert places_of(said) == places


@pytest.mark.clause("EDU-04")
def test_no_page_asks_for_a_key(
    banked: Any, required: Any, client_of: Any, cast: Any, behind_the_doors: Any
) -> None:
    attempt = begin(required(banked()), by=cast["junior"])
    with behind_the_doors():
        question = Question.objects.first()
    bank = ("/registers/training.question/", "/registers/training.question/export/")
    sheet = attempt.get_absolute_url()
    with (
        CaptureQueriesContext(connections[READ]) as read,
        CaptureQueriesContext(connections[ACT]) as act,
    ):
        for key in ("secrecy_office", "personnel"):
            for address in (question.get_absolute_url(), *bank, sheet):
                assert client_of(key).get(address).status_code == 200
        assert client_of("junior").get(sheet).status_code == 200
        hand_in(attempt, answers={}, by=cast["junior"])
        marking = len(act)
        assert client_of("junior").get(sheet).status_code == 200
    asked = [str(query["sql"]) for query in (*read, *list(act)[marking:])]
    assert len(asked) > 50
    assert not any("training_solution" in sql for sql in asked)
    for address in (question.get_absolute_url(), *bank):
        assert client_of("junior").get(address).status_code == 403


def test_a_question_entered_in_the_browser_is_kept_with_its_key(
    course: Any, client_of: Any, behind_the_doors: Any
) -> None:
    office = client_of("secrecy_office")
    fields = {"course": str(course().pk), "kind": "multiple", "text": "哪些是密级？"}
    entered = {**fields, "options": "\n".join(FOUR), "right": "AC"}
    done = office.post("/act/training.question.entered/", entered)
    page = office.get(done.url).content.decode()
    assert "哪些是密级？" in page
    assert "已存，只用于判分" in page
    with behind_the_doors():
        assert Solution.objects.get().right == [0, 2]


def test_where_rows_are_guarded_no_reader_gets_a_key(
    banked: Any, client_of: Any, database: Any
) -> None:
    banked()
    if connections[READ].vendor != "postgresql":
        pytest.skip("only PostgreSQL guards rows")
    assert not Solution.objects.using(READ).exists()


@pytest.mark.parametrize("right", ["", "甲", "1"])
def test_an_answer_that_is_none_is_said_at_its_field(
    right: str, course: Any, client_of: Any
) -> None:
    fields = {"course": str(course().pk), "kind": "single", "text": "谁定密？"}
    page = client_of("personnel").post(
        "/act/training.question.entered/", {**fields, "options": "甲\n乙", "right": right}
    )
    assert page.status_code == 200
    assert "请先改正" in page.content.decode()
