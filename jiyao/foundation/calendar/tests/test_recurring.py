"""Recurring duties: set once, opened once in each period."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connections
from django.utils import timezone

from jiyao.foundation.calendar.jobs import _lock, run
from jiyao.foundation.calendar.procedures.days import set_day
from jiyao.foundation.calendar.procedures.recurring import (
    end_recurrence,
    report_done,
    set_recurrence,
)
from jiyao.foundation.calendar.tests.conftest import DUE, FRIDAY, JOBS, at, local, tick
from jiyao.foundation.duties.kinds import RECURRING
from jiyao.foundation.duties.models import Duty, Occurrence, Recurrence, open_duty
from jiyao.foundation.duties.periods import due_day
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.trail.recording import system_scope
from tests.clearing import left
from tests.counting import calls_of

SET = local(2030, 11, 18, 9)


def weekly(cast: Any, **changes: Any) -> Recurrence:
    fields: dict[str, Any] = {
        "title": "清点保密本",
        "owner": cast["keeper"],
        "role": "",
        "every": "week",
        "day": 1,
        "from_end": True,
        "until": None,
    }
    with at(SET):
        return set_recurrence(by=cast["secrecy_office"], **(fields | changes))


def opened() -> list[tuple[str, str]]:
    rows = Duty.objects.filter(kind_code="duties.recurring").order_by("pk")
    local_due = (timezone.localtime(d.due_at).strftime("%m-%d %H:%M") for d in rows)
    return list(zip((d.subject_title for d in rows), local_due, strict=True))


@pytest.mark.clause("DOC-27")
def test_a_period_is_opened_once_with_its_own_due_date(
    cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    weekly(cast)
    assert tick(SET)[0] == 1
    assert tick(SET + timedelta(minutes=1))[0] == 0
    with behind_the_doors():
        assert opened() == [("清点保密本（2030年第47周）", "11-22 17:30")]
    [entry] = new_entries("duties.recurrence.opened")
    assert entry["who"] == "calendar"


@pytest.mark.clause("DOC-27")
def test_after_three_weeks_off_each_missed_period_is_opened_once(
    cast: Any, behind_the_doors: Any
) -> None:
    weekly(cast)
    assert tick(SET + timedelta(weeks=3))[0] == 4
    with behind_the_doors():
        assert [due for _title, due in opened()] == [
            "11-22 17:30",
            "11-29 17:30",
            "12-06 17:30",
            "12-13 17:30",
        ]


def test_what_was_due_before_the_recurrence_was_set_is_not_opened(
    cast: Any, behind_the_doors: Any
) -> None:
    weekly(cast, every="month", day=5, from_end=False)
    assert tick(SET)[0] == 0
    assert tick(local(2030, 12, 3, 9))[0] == 1


@pytest.fixture
def second_keeper(cast: Any) -> Any:
    """Somebody else is appointed keeper too."""
    PROCEDURES["access.appointment.made"](cast["junior"], role="keeper", by=cast["security"])
    return cast["junior"]


def test_every_holder_of_the_role_owes_and_one_report_is_enough(
    cast: Any, second_keeper: Any, behind_the_doors: Any
) -> None:
    weekly(cast, owner=None, role="keeper")
    tick(SET)
    with behind_the_doors():
        duties = list(Duty.objects.filter(kind_code="duties.recurring"))
        assert {duty.owner for duty in duties} == {cast["keeper"], second_keeper}
    report_done(duties[0], by=duties[0].owner)
    with behind_the_doors():
        assert not Duty.objects.pending().filter(kind_code="duties.recurring").exists()


def test_who_has_left_owes_nothing_new_by_name_or_by_role(
    cast: Any, second_keeper: Any, behind_the_doors: Any
) -> None:
    weekly(cast, owner=second_keeper)
    weekly(cast, owner=None, role="keeper")
    left(second_keeper)
    PROCEDURES["people.person.removed"](second_keeper, by=cast["system"])
    tick(SET)
    with behind_the_doors():
        assert [duty.owner for duty in Duty.objects.all()] == [cast["keeper"]]


def test_a_role_that_nobody_holds_waits_until_somebody_does(
    cast: Any, behind_the_doors: Any
) -> None:
    from jiyao.foundation.access.models import Appointment

    with at(SET), system_scope("tests.keeper.dismissed"):
        appointment = Appointment.objects.get(person=cast["keeper"])
        appointment.end(SET)
    weekly(cast, owner=None, role="keeper")
    assert tick(SET + timedelta(hours=1))[0] == 0
    with at(SET), system_scope("tests.keeper.appointed"):
        appointment.until = None
        appointment.save()
    assert tick(SET + timedelta(hours=2))[0] == 1


def test_a_recurrence_that_has_ended_opens_no_more(cast: Any, behind_the_doors: Any) -> None:
    recurrence = weekly(cast)
    with at(SET + timedelta(days=5)):
        end_recurrence(recurrence, by=cast["secrecy_office"])
    assert tick(SET + timedelta(weeks=2))[0] == 1


def test_owner_and_role_at_once_or_neither_is_refused(cast: Any) -> None:
    for changes in ({"role": "keeper"}, {"owner": None}):
        with pytest.raises(Refused, match="只填一项"):
            weekly(cast, **changes)


def test_who_is_not_of_the_secrecy_office_sets_none(cast: Any) -> None:
    with pytest.raises(Refused, match="角色"):
        weekly(cast | {"secrecy_office": cast["keeper"]})


def test_the_database_opens_no_period_twice(cast: Any) -> None:
    recurrence = weekly(cast)
    with system_scope("tests.period.opened"):
        Occurrence.objects.create(recurrence=recurrence, period="2030W47")
    with pytest.raises(IntegrityError), system_scope("tests.period.opened"):
        Occurrence.objects.create(recurrence=recurrence, period="2030W47")


def test_a_duty_of_another_that_one_may_not_know_of_is_not_reported_done(
    cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    weekly(cast, owner=cast["reader"])
    tick(SET)
    with behind_the_doors():
        duty = Duty.objects.get(kind_code="duties.recurring")
    with pytest.raises(Unseen):
        report_done(duty, by=cast["keeper"])
    [entry] = new_entries("duties.duty.done")
    assert entry["outcome"] == "unseen"


@pytest.mark.clause("DOC-27")
def test_a_duty_of_another_is_not_reported_done_even_by_who_handles_its_record(
    out: Any, cast: Any, new_entries: Any
) -> None:
    with at(FRIDAY), system_scope("tests.duty.opened"):
        duty = open_duty(RECURRING, out, cast["reader"], FRIDAY, DUE)
    with pytest.raises(Refused, match="不是您的待办"):
        report_done(duty, by=cast["keeper"])
    [entry] = new_entries("duties.duty.done")
    assert (entry["outcome"], entry["rules"]) == ("refused", ["calendar.duty_is_ones_own"])


@pytest.mark.clause("DOC-27")
def test_what_was_reported_done_is_not_reported_again(
    cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    weekly(cast)
    tick(SET)
    with behind_the_doors():
        duty = Duty.objects.get(kind_code="duties.recurring")
    report_done(duty, by=cast["keeper"])
    with pytest.raises(Refused, match="已经办结"):
        report_done(duty, by=cast["keeper"])
    assert [e["outcome"] for e in new_entries("duties.duty.done")] == ["done", "refused"]


@pytest.mark.clause("DOC-27")
def test_what_ends_with_the_business_is_not_reported_done_by_hand(
    out: Any, cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    with behind_the_doors():
        duty = Duty.objects.get(kind_code="carriers.return")
    with pytest.raises(Refused, match="随业务办理自动办结"):
        report_done(duty, by=cast["reader"])
    [entry] = new_entries("duties.duty.done")
    assert (entry["outcome"], entry["rules"]) == (
        "refused",
        ["calendar.nothing_else_settles_the_duty"],
    )


@pytest.mark.clause("DOC-27")
def test_what_has_ended_is_not_ended_again(cast: Any, new_entries: Any) -> None:
    recurrence = weekly(cast)
    with at(SET + timedelta(days=1)):
        end_recurrence(recurrence, by=cast["secrecy_office"])
    with at(SET + timedelta(days=2)), pytest.raises(Refused, match="已经停止"):
        end_recurrence(recurrence, by=cast["secrecy_office"])
    assert [e["outcome"] for e in new_entries("duties.recurrence.ended")] == ["done", "refused"]


def test_the_command_does_it_all_and_twice_does_no_harm(
    cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    weekly(cast)
    with at(SET):
        call_command("tick")
        call_command("tick")
    with behind_the_doors():
        assert len(opened()) == 1
    assert len(new_entries("duties.recurrence.opened")) == 1
    assert len(new_entries("duties.reminder.given")) == 0


def test_a_tick_looks_at_no_period_that_was_opened_before(cast: Any, behind_the_doors: Any) -> None:
    weekly(cast)
    later = SET + timedelta(weeks=52)
    tick(later)
    assert calls_of(due_day, lambda: run(JOBS[0], later + timedelta(hours=1))) == 0


def test_of_what_has_ended_long_ago_nothing_is_looked_at(cast: Any, behind_the_doors: Any) -> None:
    recurrence = weekly(cast)
    with at(SET + timedelta(days=5)):
        end_recurrence(recurrence, by=cast["secrecy_office"])
    tick(SET + timedelta(days=6))
    later = SET + timedelta(weeks=52)
    assert calls_of(due_day, lambda: run(JOBS[0], later)) == 0


def test_a_tick_with_nothing_to_do_does_not_wait_for_who_is_writing(
    cast: Any, behind_the_doors: Any
) -> None:
    weekly(cast)
    tick(SET)
    with at(SET), ThreadPoolExecutor(1) as pool, system_scope("tests.writing.long"):
        _lock()
        done = pool.submit(run_alone, SET)
        assert done.result(timeout=30) == 0


def run_alone(moment: datetime) -> int:
    """Run the opening on connections of its own thread."""
    try:
        return run(JOBS[0], moment)
    finally:
        connections.close_all()


@pytest.mark.clause("CIR-03")
def test_a_day_off_that_is_set_later_moves_what_is_due_on_it(
    cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    weekly(cast)
    tick(SET)
    with at(SET):
        friday = (SET + timedelta(days=4)).date()
        set_day(day=friday, working=False, name="停电", by=cast["office_head"])
    assert tick(SET + timedelta(hours=1)) == [0, 1, 0]
    with behind_the_doors():
        assert opened() == [("清点保密本（2030年第47周）", "11-21 17:30")]
    assert tick(SET + timedelta(hours=2)) == [0, 0, 0]
    assert len(new_entries("duties.due.moved")) == 1
