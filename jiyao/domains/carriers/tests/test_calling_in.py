"""At the end of the year nobody holds anything, leaders included (CIR-08, DOC-12)."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.carriers.calling_in import call_in, to_call_in
from jiyao.domains.carriers.models import CallIn, Copy
from jiyao.domains.carriers.procedures.circulating import send, take_back
from jiyao.domains.carriers.procedures.notebooks import issue
from jiyao.domains.carriers.settings import YEAR_END_DAY
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import choose, close, the_room

PAPER = "/papers/carriers.call-in-list/{}/"


def tick() -> None:
    for job in SCHEDULE:
        if job.code == "carriers.holdings.called-in":
            run(job, timezone.now())


def day_at_nine(month: int, day: int) -> datetime:
    return timezone.make_aware(datetime.combine(date(2030, month, day), time(9)))


@pytest.fixture
def december(cast: Any) -> Iterator[Any]:
    with time_machine.travel(day_at_nine(12, 2), tick=True) as travelled:
        yield travelled


@pytest.fixture
def hold(received: Any, cast: Any, signs: Any, behind_the_doors: Any) -> Any:
    """Put a copy of its own document into the hands of a member of the cast."""

    def give(key: str, *level: str) -> Copy:
        document = received(*level)
        with behind_the_doors():
            copy = document.copies.first()
        fields = {"to": cast[key], "place": the_room(), "due": None}
        send(copy, by=cast["keeper"], proofs=signs(to=cast[key]), **fields)
        return copy

    return give


@pytest.fixture
def back(cast: Any, signs: Any) -> Any:
    def give(copy: Copy, key: str) -> None:
        fields = {"reader": cast[key], "counted": 6, "condition": ""}
        take_back(copy, by=cast["keeper"], proofs=signs(reader=cast[key]), **fields)

    return give


def owed(person: Any) -> Any:
    return Duty.objects.owed_by(person.pk).filter(kind_code="carriers.called_in")


@pytest.mark.clause("CIR-08", "DOC-12", shows="in-time")
def test_who_has_given_everything_back_owes_nothing_and_may_be_called_in_again(
    december: Any, hold: Any, back: Any, cast: Any, behind_the_doors: Any
) -> None:
    copies = [hold("leader"), hold("leader", "state", "secret")]
    tick()
    tick()
    with behind_the_doors():
        [call] = CallIn.objects.all()
        [duty] = owed(cast["leader"])
        assert (call.held, call.label.level.code, call.year) == (2, "secret", 2030)
        assert timezone.localtime(duty.due_at).date() == date(2030, 12, 25)
    back(copies[0], "leader")
    with behind_the_doors():
        assert owed(cast["leader"]).exists()
    back(copies[1], "leader")
    with behind_the_doors():
        assert not owed(cast["leader"]).exists()
        assert CallIn.objects.get().cleared_at is not None
    hold("leader")
    tick()
    with behind_the_doors():
        assert CallIn.objects.open().filter(person=cast["leader"]).count() == 1


@pytest.mark.clause("CIR-08", "DOC-12", shows="overdue")
def test_what_is_still_held_after_the_day_is_overdue_for_leaders_too(
    december: Any, hold: Any, cast: Any, behind_the_doors: Any
) -> None:
    hold("leader")
    hold("reader")
    tick()
    december.move_to(day_at_nine(12, 29))
    with behind_the_doors():
        late = Duty.objects.overdue(timezone.now()).filter(kind_code="carriers.called_in")
        assert {duty.owner for duty in late} == {cast["leader"], cast["reader"]}
        assert CallIn.objects.overdue(timezone.now()).count() == 2


def test_before_december_and_of_what_goes_out_after_the_day_nobody_is_called_in(
    hold: Any, behind_the_doors: Any, cast: Any
) -> None:
    with time_machine.travel(day_at_nine(11, 30), tick=True):
        hold("reader")
        tick()
    with time_machine.travel(day_at_nine(12, 28), tick=True):
        hold("leader")
        tick()
        with behind_the_doors():
            assert [call.person for call in CallIn.objects.all()] == [cast["reader"]]


@pytest.mark.parametrize(("value", "day"), [(1, 31), (5, 25), (10, 18)])
def test_the_day_is_set(
    value: int, day: int, december: Any, hold: Any, behind_the_doors: Any
) -> None:
    choose(YEAR_END_DAY, value)
    hold("reader")
    tick()
    with behind_the_doors():
        assert timezone.localtime(CallIn.objects.get().due_at).date() == date(2030, 12, day)


@pytest.mark.clause("DOC-12", shows="shown")
@pytest.mark.clause("DOC-12", shows="hidden")
def test_the_list_is_for_the_holder_and_the_office_and_for_no_stranger(
    december: Any, hold: Any, client_of: Any, behind_the_doors: Any
) -> None:
    shown, closed = hold("reader"), hold("reader", "state", "secret")
    tick()
    with behind_the_doors():
        close(closed.document)
        call = CallIn.objects.get()
    printed = words_of(client_of("keeper").get(PAPER.format(call.public_id)).content)
    assert (shown.number in printed, closed.number in printed) == (True, False)
    assert "打印人有权知悉的1" in printed
    assert "以持有人打印的为准" in printed
    page = client_of("keeper").get(call.get_absolute_url()).content.decode()
    assert "您有权知悉的" in page
    assert closed.number not in page
    own = client_of("reader").get(call.get_absolute_url()).content.decode()
    assert shown.number in own
    register = client_of("keeper").get("/registers/carriers.call-in/?show=open")
    assert "李思远" in register.content.decode()
    assert client_of("stranger").get(call.get_absolute_url()).status_code == 404


def test_of_a_closed_matter_nothing_is_counted_nor_called_in(
    december: Any, hold: Any, cast: Any, behind_the_doors: Any
) -> None:
    hold("reader")
    for key in ("reader", "leader"):
        closed = hold(key, "state", "secret")
        with behind_the_doors():
            close(closed.document, cast[key])
    tick()
    with behind_the_doors():
        [call] = CallIn.objects.select_related("level")
        assert (call.person, call.held, call.level.code) == (cast["reader"], 1, "internal")


def test_what_came_back_between_finding_and_calling_is_not_called_in(
    december: Any, hold: Any, back: Any, cast: Any, behind_the_doors: Any
) -> None:
    copy = hold("reader")
    with behind_the_doors():
        [call] = to_call_in(timezone.now())
    back(copy, "reader")
    with system_scope("carriers.holdings.called-in"):
        call_in(call, timezone.now())
    with behind_the_doors():
        assert not CallIn.objects.exists()


def test_a_notebook_is_counted_and_not_called_in(
    december: Any, hold: Any, back: Any, cast: Any, signs: Any, level: Any, behind_the_doors: Any
) -> None:
    fields = {"level": level("state", "secret"), "size": "32 开", "pages": 100}
    issue(to=cast["reader"], by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    tick()
    with behind_the_doors():
        assert not CallIn.objects.exists()
    copy = hold("reader")
    tick()
    with behind_the_doors():
        assert CallIn.objects.get().held == 1
    back(copy, "reader")
    with behind_the_doors():
        assert CallIn.objects.get().cleared_at is not None
