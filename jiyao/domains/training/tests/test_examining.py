"""The examination: drawn from a seed, on the server's clock, marked at once (EDU-04, EDU-02)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.training.drawing import draw
from jiyao.domains.training.models import Attempt, Certificate, Question, TrainingRecord
from jiyao.domains.training.procedures.banking import retire_question
from jiyao.domains.training.procedures.examining import begin, hand_in, save_answers
from jiyao.domains.training.procedures.recording import book_record
from jiyao.domains.training.settings import EXAM_MINUTES, EXAM_QUESTIONS, PASS_MARK, RETAKE
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import choose

MINUTE = timedelta(minutes=1)


@pytest.fixture
def sitting(banked: Any, required: Any, cast: Any) -> Any:
    """Let the junior begin the examination of a course."""

    def start(**changes: Any) -> Attempt:
        return begin(required(banked(**changes)), by=cast["junior"])

    return start


@pytest.fixture
def owes(cast: Any, behind_the_doors: Any) -> Any:
    """Say whether the junior still owes the examination."""

    def ask() -> bool:
        with behind_the_doors():
            owed = Duty.objects.owed_by(cast["junior"].pk)
            return owed.filter(kind_code="training.examination").exists()

    return ask


def filled(attempt: Attempt, answers: dict[str, list[int]]) -> dict[str, Any]:
    """Return the answers as a browser sends them."""
    names = {ref: f"q{n}" for n, (ref, _order) in enumerate(attempt.drawn, start=1)}
    return {names[ref]: [str(place) for place in places] for ref, places in answers.items()}


@pytest.mark.clause("EDU-04")
@pytest.mark.clause("EDU-04", shows="in-time")
def test_in_the_browser_answers_are_kept_over_a_reload_and_marked_at_once(
    banked: Any, required: Any, client_of: Any, right_answers: Any, owes: Any, behind_the_doors: Any
) -> None:
    requirement, client = required(banked()), client_of("junior")
    assert owes()
    begun = client.post(f"/act/training.attempt.begun/{requirement.public_id}/?then=today")
    with behind_the_doors():
        attempt = Attempt.objects.get()
    sheet = attempt.get_absolute_url()
    assert begun.url == sheet
    assert sheet in client.get(requirement.get_absolute_url()).content.decode()
    page = client.get(sheet).content.decode()
    assert page.count("<fieldset>") == 5
    assert "checked" not in page
    answers = filled(attempt, right_answers(attempt, wrong=1))
    assert client.post(sheet, answers).status_code == 204
    assert client.get(sheet).content.decode().count("checked") == 4
    done = client.post(f"/act/training.attempt.handed-in/{attempt.public_id}/", answers)
    assert done.url == sheet
    result = client.get(sheet).content.decode()
    assert "合格" in result
    assert ">80<" in result
    assert "<fieldset>" not in result
    assert not owes()


@pytest.mark.clause("EDU-04", shows="overdue")
def test_failing_keeps_the_duty_open_until_one_has_learnt_again_and_passes(
    sitting: Any, right_answers: Any, owes: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    choose(RETAKE, "after_training")
    attempt = hand_in(sitting(), answers={}, by=cast["junior"])
    assert (attempt.score, attempt.passed) == (0, False)
    assert owes()
    page = client_of("junior").get(attempt.get_absolute_url()).content.decode()
    assert "补训登记后重考" in page
    with behind_the_doors():
        [line] = TrainingRecord.objects.all()
        [duty] = Duty.objects.pending().filter(
            kind_code="training.examination", owner=cast["junior"]
        )
        assert Duty.objects.overdue(duty.due_at + MINUTE).filter(pk=duty.pk).exists()
    assert line.result == "failed"
    with pytest.raises(Refused, match="补训后才能重考"):
        begin(attempt.requirement, by=cast["junior"])
    learnt = {"title": "补训", "form": "class", "minutes": 60, "result": "attended", "paper": ""}
    course = {"course": attempt.requirement.course, "day": timezone.localdate()}
    book_record(person=cast["junior"], **learnt, **course, by=cast["personnel"])
    again = begin(attempt.requirement, by=cast["junior"])
    hand_in(again, answers=right_answers(again), by=cast["junior"])
    assert not owes()


def test_where_the_setting_lets_it_one_sits_again_at_once(sitting: Any, cast: Any) -> None:
    choose(RETAKE, "at_once")
    attempt = hand_in(sitting(), answers={}, by=cast["junior"])
    assert begin(attempt.requirement, by=cast["junior"]).pk != attempt.pk


@pytest.mark.clause("EDU-04", shows="refused")
def test_a_late_sheet_is_refused_and_what_was_saved_in_time_counts(
    sitting: Any, right_answers: Any, cast: Any, tick: Any, client_of: Any, behind_the_doors: Any
) -> None:
    attempt, client = sitting(), client_of("junior")
    answers = right_answers(attempt)
    three = dict(list(answers.items())[:3])
    save_answers(attempt, answers=three, by=cast["junior"])
    with time_machine.travel(attempt.ends_at + MINUTE):
        assert client.post(attempt.get_absolute_url(), filled(attempt, answers)).status_code == 409
        late = f"/act/training.attempt.handed-in/{attempt.public_id}/"
        refused = client.post(late, filled(attempt, answers))
        assert refused.status_code == 409
        assert "时间已到" in refused.content.decode()
        assert "等待系统判分" in client.get(attempt.get_absolute_url()).content.decode()
        tick()
        with behind_the_doors():
            attempt.refresh_from_db()
        assert (attempt.score, attempt.timed_out) == (60, True)
        with pytest.raises(Refused, match="已经交卷"):
            hand_in(attempt, answers=answers, by=cast["junior"])


def test_a_sheet_in_the_last_second_is_taken(sitting: Any, right_answers: Any, cast: Any) -> None:
    attempt = sitting()
    with time_machine.travel(attempt.ends_at - timedelta(seconds=1), tick=False):
        assert hand_in(attempt, answers=right_answers(attempt), by=cast["junior"]).score == 100


@pytest.mark.clause("EDU-02")
def test_passing_issues_the_certificate_with_the_next_number_and_its_end(
    sitting: Any, right_answers: Any, cast: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        before = set(Certificate.objects.values_list("pk", flat=True))
    with system_scope("tests.certificate.ended") as act, behind_the_doors():
        for row in Certificate.objects.filter(person=cast["junior"]):
            row.end(act.recorded_at)
    attempt = sitting(ending="certified")
    hand_in(attempt, answers=right_answers(attempt), by=cast["junior"])
    with behind_the_doors():
        [issued] = Certificate.objects.exclude(pk__in=before)
        attempt.requirement.refresh_from_db()
    assert issued.number == f"保训〔{timezone.localdate().year}〕001号"
    assert issued.person == cast["junior"]
    assert issued.until - timezone.now() > timedelta(days=363)
    assert attempt.requirement.good_until == issued.until


def test_who_holds_a_certificate_is_not_asked_for_the_course_that_gives_it(
    banked: Any, tick: Any, cast: Any, behind_the_doors: Any
) -> None:
    course = banked(ending="certified")
    tick()
    with behind_the_doors():
        asked = set(course.requirements.values_list("person__number", flat=True))
    assert asked == {"P0104", "S0401"}


def test_the_same_seed_draws_the_same_and_another_seed_another() -> None:
    bank = [(f"{n:02}", 4) for n in range(40)]
    first = draw("seed", bank, 10)
    assert draw("seed", reversed(bank), 10) == first
    assert draw("other", bank, 10) != first
    assert len({ref for ref, _order in first}) == 10
    assert all(sorted(order) == [0, 1, 2, 3] for _ref, order in first)


def test_what_was_drawn_follows_from_the_recorded_seed(sitting: Any, behind_the_doors: Any) -> None:
    attempt = sitting()
    with behind_the_doors():
        bank = [(row.public_id.hex, len(row.options)) for row in Question.objects.all()]
        attempt.refresh_from_db()
    assert attempt.drawn == [[ref, order] for ref, order in draw(attempt.seed, bank, 5)]


@pytest.mark.parametrize(("mark", "passed"), [(60, True), (80, True), (81, False)])
def test_the_pass_mark_and_the_time_are_set(
    mark: int, passed: bool, sitting: Any, right_answers: Any, cast: Any
) -> None:
    choose(PASS_MARK, mark)
    attempt = sitting()
    assert attempt.ends_at - attempt.begun_at == 5 * MINUTE
    sheet = right_answers(attempt, wrong=1)
    assert hand_in(attempt, answers=sheet, by=cast["junior"]).passed is passed


@pytest.mark.clause("EDU-04", shows="refused")
def test_nobody_sits_for_another_or_twice_or_without_enough_questions(
    sitting: Any, cast: Any, behind_the_doors: Any
) -> None:
    attempt = sitting()
    with pytest.raises(Refused, match="没有交卷"):
        begin(attempt.requirement, by=cast["junior"])
    with pytest.raises(Refused, match="须由本人"):
        begin(attempt.requirement, by=cast["personnel"])
    with pytest.raises(Refused, match="只有考生本人"):
        hand_in(attempt, answers={}, by=cast["personnel"])
    with pytest.raises(Unseen):
        hand_in(attempt, answers={}, by=cast["stranger"])
    hand_in(attempt, answers={}, by=cast["junior"])
    choose(RETAKE, "at_once")
    choose(EXAM_QUESTIONS, 8)
    with behind_the_doors():
        one = Question.objects.first()
    retire_question(one, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="题库只有 7 题，一次考试要抽 8 题"):
        begin(attempt.requirement, by=cast["junior"])


def test_the_time_of_an_examination_is_as_set_when_it_began(sitting: Any) -> None:
    attempt = sitting()
    choose(EXAM_MINUTES, 1)
    assert attempt.runs_at(attempt.begun_at + 4 * MINUTE)


def test_each_step_leaves_one_entry(sitting: Any, cast: Any, new_entries: Any) -> None:
    attempt = sitting()
    hand_in(attempt, answers={}, by=cast["junior"])
    for code in ("training.attempt.begun", "training.attempt.handed-in"):
        [entry] = new_entries(code)
        assert (entry["who"], entry["outcome"]) == ("R0301", "done")
    with pytest.raises(Refused):
        hand_in(attempt, answers={}, by=cast["junior"])
    assert [e["outcome"] for e in new_entries("training.attempt.handed-in")] == ["done", "refused"]
