"""At closing time what is still out is told to keeper and leader, once a day (DOC-09)."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.carriers.models import Alarm, Copy
from jiyao.domains.carriers.procedures.circulating import send, take_back
from jiyao.domains.carriers.procedures.legs import STILL_OUT
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty
from tests.carriers_at_hand import the_room

DAY = date(2030, 11, 20)


def at(hour: int, day: date = DAY) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def tick() -> None:
    for job in SCHEDULE:
        run(job, timezone.now())


@pytest.fixture
def morning() -> Iterator[None]:
    with time_machine.travel(at(9), tick=True):
        yield


@pytest.fixture
def out(morning: None, received: Any, cast: Any, signs: Any, behind_the_doors: Any) -> Any:
    """Hand a copy of a level to the leader in the morning."""

    def begin(*level: str) -> Copy:
        document = received(*level, circles=("单位领导",))
        with behind_the_doors():
            copy = document.copies.first()
        fields = {"to": cast["leader"], "place": the_room(), "due": None}
        send(copy, by=cast["keeper"], proofs=signs(to=cast["leader"]), **fields)
        return copy

    return begin


def told(copy: Copy) -> set[str]:
    rows = Duty.objects.pending().filter(kind_code=STILL_OUT, subject_ref=copy.public_id)
    return set(rows.values_list("owner__number", flat=True))


@pytest.mark.clause("DOC-09", shows="overdue")
@pytest.mark.clause("DOC-09")
def test_before_closing_nobody_is_told_and_after_it_keeper_and_leader_are(
    out: Any, cast: Any, behind_the_doors: Any
) -> None:
    copy = out("state", "top")
    with time_machine.travel(at(17), tick=True):
        tick()
        with behind_the_doors():
            assert told(copy) == set()
    with time_machine.travel(at(18), tick=True):
        tick()
        tick()
        with behind_the_doors():
            assert told(copy) == {cast["keeper"].number, cast["leader"].number}
            assert Alarm.objects.count() == 1


@pytest.mark.clause("DOC-09")
def test_a_level_that_the_setting_leaves_out_is_not_swept(out: Any, behind_the_doors: Any) -> None:
    copy = out("state", "secret")
    with time_machine.travel(at(18), tick=True):
        tick()
        with behind_the_doors():
            assert told(copy) == set()


@pytest.mark.clause("DOC-09", shows="in-time")
@pytest.mark.clause("DOC-09")
def test_back_in_the_room_the_alarm_is_over(
    out: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    copy = out("state", "top")
    with time_machine.travel(at(18), tick=True):
        tick()
        fields = {"reader": cast["leader"], "counted": 6, "condition": ""}
        take_back(copy, by=cast["keeper"], proofs=signs(reader=cast["leader"]), **fields)
        with behind_the_doors():
            assert told(copy) == set()


@pytest.mark.clause("DOC-09")
def test_after_a_week_off_the_last_closing_alone_is_told(out: Any, behind_the_doors: Any) -> None:
    out("state", "top")
    with time_machine.travel(at(9, date(2030, 11, 27)), tick=True):
        tick()
        with behind_the_doors():
            assert [str(a.day) for a in Alarm.objects.all()] == ["2030-11-26"]
