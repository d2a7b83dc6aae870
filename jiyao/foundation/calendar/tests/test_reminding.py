"""Reminders and escalation, as the calendar gives them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connections

from jiyao.foundation.access.models import Compartment
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.calendar.settings import ESCALATED_AFTER
from jiyao.foundation.calendar.tests.conftest import DUE, FRIDAY, JOBS, at, local, tick
from jiyao.foundation.duties.models import (
    Duty,
    Reminder,
    SpecialDay,
    Step,
    close_duties,
    open_duty,
    remind,
)
from jiyao.foundation.regime.models import SettingValue
from jiyao.foundation.trail.recording import system_scope


def steps_given() -> list[tuple[int, bool]]:
    return list(Reminder.objects.order_by("pk").values_list("days", "escalated"))


@pytest.mark.clause("CIR-03")
def test_on_the_day_it_is_due_the_holder_is_reminded_once(
    out: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    assert tick(FRIDAY + timedelta(hours=1)) == [0, 0, 0]
    assert tick(local(2030, 11, 25, 9)) == [0, 0, 1]
    assert tick(local(2030, 11, 25, 10)) == [0, 0, 0]
    with behind_the_doors():
        assert steps_given() == [(0, False)]
    [entry] = new_entries("duties.reminder.given")
    assert (entry["who"], entry["outcome"]) == ("calendar", "done")


@pytest.mark.clause("DOC-09")
@pytest.mark.clause("CIR-03", shows="overdue")
def test_the_working_day_after_it_is_escalated_to_the_office_head_once(
    out: Any, cast: Any, behind_the_doors: Any
) -> None:
    for moment in (local(2030, 11, 25, 9), local(2030, 11, 26, 9), local(2030, 11, 27, 9)):
        tick(moment)
    with behind_the_doors():
        assert steps_given() == [(0, False), (1, True)]
        [duty] = Duty.objects.pending().filter(kind_code="duties.escalated")
        assert duty.owner == cast["office_head"]
        assert duty.subject_title.startswith("李思远 退还机要室 收机")


@pytest.mark.clause("CIR-03")
def test_after_a_week_off_only_what_counts_is_given(out: Any, behind_the_doors: Any) -> None:
    assert tick(DUE + timedelta(days=7)) == [0, 0, 1]
    assert tick(DUE + timedelta(days=8)) == [0, 0, 0]
    with behind_the_doors():
        assert steps_given() == [(1, True)]


@pytest.mark.clause("CIR-03")
def test_a_day_off_of_the_own_table_puts_the_escalation_off(
    out: Any, behind_the_doors: Any
) -> None:
    with at(FRIDAY), system_scope("tests.day.set"):
        off = local(2030, 11, 26)
        SpecialDay.objects.create(day=off.date(), working=False, name="停电", since=FRIDAY)
    tick(local(2030, 11, 26, 9))
    with behind_the_doors():
        assert steps_given() == [(0, False)]
    tick(local(2030, 11, 27, 9))
    with behind_the_doors():
        assert steps_given() == [(0, False), (1, True)]


def test_what_is_settled_ends_the_escalation_too(out: Any, behind_the_doors: Any) -> None:
    tick(DUE + timedelta(days=1))
    with at(DUE + timedelta(days=2)), system_scope("tests.copy.returned"):
        close_duties("carriers.return", out, DUE + timedelta(days=2))
    with behind_the_doors():
        assert not Duty.objects.pending().exists()
    assert tick(DUE + timedelta(days=3)) == [0, 0, 0]


@pytest.mark.clause("DOC-26")
def test_of_a_closed_matter_the_office_head_who_is_no_member_learns_nothing(
    out: Any, behind_the_doors: Any
) -> None:
    with system_scope("tests.matter.closed"):
        label = type(out).objects.get(pk=out.pk).label
        label.compartment = Compartment.objects.create(name="专案甲")
        label.save()
    assert tick(DUE + timedelta(days=1)) == [0, 0, 1]
    with behind_the_doors():
        assert not Duty.objects.filter(kind_code="duties.escalated").exists()


def test_two_ticks_at_once_double_nothing(out: Any, behind_the_doors: Any) -> None:
    moment = DUE + timedelta(days=1)
    with at(moment), ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _n: run_alone(moment), range(2)))
    assert sorted(done) == [0, 1]
    with behind_the_doors():
        assert Reminder.objects.count() == 1


def run_alone(moment: datetime) -> int:
    """Run the reminding on connections of its own thread."""
    try:
        return run(JOBS[-1], moment)
    finally:
        connections.close_all()


def test_a_duty_of_any_kind_is_called_to_mind_before_on_and_after_its_day(
    cast: Any, behind_the_doors: Any
) -> None:
    with at(FRIDAY), system_scope("tests.duty.opened"):
        matter = Compartment.objects.create(name="自查")
        open_duty("procedures.sign", matter, cast["keeper"], FRIDAY, local(2030, 11, 27, 17))
    for day in (22, 25, 26, 27, 28, 29):
        tick(local(2030, 11, day, 9))
    for day in (2, 3):
        tick(local(2030, 12, day, 9))
    with behind_the_doors():
        assert steps_given() == [(-1, False), (0, False), (1, False), (3, True)]


@pytest.mark.parametrize(("after", "escalated_on"), [(1, 28), (2, 29)])
def test_it_is_escalated_after_as_many_working_days_as_the_organisation_has_set(
    after: int, escalated_on: int, cast: Any, behind_the_doors: Any
) -> None:
    code = ESCALATED_AFTER.code
    with at(FRIDAY), system_scope("tests.duty.opened"):
        SettingValue.objects.create(code=code, value=after, since=FRIDAY)
        matter = Compartment.objects.create(name="自查")
        open_duty("procedures.sign", matter, cast["keeper"], FRIDAY, local(2030, 11, 27, 17))
    tick(local(2030, 11, escalated_on - 1, 9))
    with behind_the_doors():
        assert not Reminder.objects.filter(escalated=True).exists()
    tick(local(2030, 11, escalated_on, 9))
    with behind_the_doors():
        assert Reminder.objects.filter(escalated=True).count() == 1


@pytest.mark.parametrize(
    ("code", "kind"),
    [(ESCALATED_AFTER.code, "procedures.sign"), ("circulation.escalated_after", "carriers.return")],
)
def test_the_setting_counts_also_where_an_earlier_version_stored_an_escalation(
    code: str, kind: str, cast: Any, behind_the_doors: Any
) -> None:
    with at(FRIDAY), system_scope("tests.duty.opened"):
        for stored in (("", 3), ("carriers.return", 1)):
            Step.objects.create(kind_code=stored[0], days=stored[1], escalates=True)
        SettingValue.objects.create(code=code, value=4, since=FRIDAY)
        matter = Compartment.objects.create(name="自查")
        open_duty(kind, matter, cast["keeper"], FRIDAY, local(2030, 11, 25, 17))
    for day in (26, 27, 28):
        tick(local(2030, 11, day, 9))
    with behind_the_doors():
        assert not Reminder.objects.filter(escalated=True).exists()
    tick(local(2030, 11, 29, 9))
    with behind_the_doors():
        assert Reminder.objects.filter(escalated=True).count() == 1


def test_the_database_keeps_one_reminder_a_step_and_one_escalation_a_duty(
    out: Any, behind_the_doors: Any
) -> None:
    tick(DUE + timedelta(days=1))
    for fields in ({"days": 1}, {"days": 9, "escalated": True}):
        with pytest.raises(IntegrityError), system_scope("tests.duty.reminded"):
            remind(Duty.objects.get(kind_code="carriers.return"), DUE, **fields)
