"""Back from a meeting outside: a duty to hand in what was brought, and its booking (DOC-11)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.carriers.models import CarrierKind, Copy, Trip
from jiyao.domains.carriers.procedures.trips import (
    close_trip,
    declare_empty,
    hand_in,
    register_trip,
)
from jiyao.domains.carriers.settings import HAND_IN_DAYS
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose

DAY = timedelta(days=1)
WEDNESDAY = timezone.make_aware(datetime(2027, 1, 6, 15))
FOR = {"meeting": "全省保密工作会议", "host": "省保密局", "back_at": WEDNESDAY}


@pytest.fixture
def trip(cast: Any) -> Trip:
    return register_trip(person=cast["reader"], by=cast["keeper"], **FOR)


@pytest.fixture
def over(trip: Any, cast: Any, signs: Any, level: Any) -> Any:
    """Let somebody hand in one document."""

    def to(bearer: str = "reader", *, complete: bool = True, **changes: Any) -> Trip:
        fields = {"level": level("work", "internal"), "title": "会议文件之一", "code_title": ""}
        fields |= {"kind": CarrierKind.objects.get(code="paper"), "sender_number": "会〔2027〕1号"}
        fields |= {"copies": 1, "amount": 12, "complete": complete, "bearer": cast[bearer]}
        proofs = signs(bearer=fields["bearer"])
        return hand_in(trip, by=cast["keeper"], proofs=proofs, **fields | changes)

    return to


def owed(cast: Any, behind_the_doors: Any) -> list[Duty]:
    with behind_the_doors():
        return list(Duty.objects.owed_by(cast["reader"].pk))


@pytest.mark.clause("DOC-11", shows="overdue")
def test_who_comes_back_owes_a_hand_in_by_the_next_working_day(
    trip: Trip, cast: Any, behind_the_doors: Any
) -> None:
    [duty] = owed(cast, behind_the_doors)
    assert duty.name == "交登外出参会带回的密件"
    assert timezone.localdate(duty.due_at) == timezone.localdate(WEDNESDAY + DAY)
    assert not duty.is_overdue(WEDNESDAY)
    assert duty.is_overdue(WEDNESDAY + 2 * DAY)


@pytest.mark.clause("DOC-11", shows="in-time")
def test_what_is_handed_in_is_on_the_books_and_nothing_is_owed(
    over: Any, trip: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    over(complete=False)
    assert len(owed(cast, behind_the_doors)) == 1
    over(title="会议文件之二")
    assert owed(cast, behind_the_doors) == []
    with behind_the_doors():
        numbers = [copy.number for copy in Copy.objects.order_by("pk")]
    assert [number[-9:] for number in numbers] == ["0001号/001", "0002号/001"]
    keeper = client_of("keeper")
    page = keeper.get(trip.get_absolute_url()).content.decode()
    assert all(number.partition("/")[0] in page for number in numbers)
    assert "省保密局" in keeper.get("/registers/carriers.document/").content.decode()


def test_the_setting_gives_more_days(cast: Any, behind_the_doors: Any) -> None:
    choose(HAND_IN_DAYS, 3)
    register_trip(person=cast["reader"], by=cast["keeper"], **FOR)
    [duty] = owed(cast, behind_the_doors)
    assert timezone.localdate(duty.due_at) == timezone.localdate(WEDNESDAY + 5 * DAY)


def test_another_cannot_hand_it_in_and_once_complete_nothing_more_comes(
    over: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="参会的是 李思远"):
        over("classifier")
    over()
    with pytest.raises(Refused, match="已经交清"):
        over()
    outcomes = [entry["outcome"] for entry in new_entries("carriers.trip.handed-in")]
    assert outcomes == ["refused", "done", "refused"]


def test_who_brought_nothing_says_so_himself_once_he_is_back(
    trip: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    with pytest.raises(Refused, match="还没有到返回时间"):
        declare_empty(trip, by=cast["reader"], proofs=signs())
    with time_machine.travel(WEDNESDAY + timedelta(hours=1), tick=True):
        declare_empty(trip, by=cast["reader"], proofs=signs())
    assert owed(cast, behind_the_doors) == []


def test_the_office_head_closes_what_nobody_else_can_and_says_why(
    trip: Any, cast: Any, client_of: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="不办理此事项"):
        close_trip(trip, reason="未成行", by=cast["keeper"])
    close_trip(trip, reason="会议取消，未成行", by=cast["office_head"])
    assert owed(cast, behind_the_doors) == []
    assert "未成行" in client_of("keeper").get(trip.get_absolute_url()).content.decode()
    with pytest.raises(Refused, match="已经交清"):
        close_trip(trip, reason="未成行", by=cast["office_head"])
    outcomes = [entry["outcome"] for entry in new_entries("carriers.trip.closed")]
    assert outcomes == ["refused", "done", "refused"]


def test_a_trip_is_known_to_the_office_and_to_who_travels(trip: Any, client_of: Any) -> None:
    address = trip.get_absolute_url()
    assert client_of("reader").get(address).status_code == 200
    assert client_of("stranger").get(address).status_code == 404
    assert client_of("reader").get("/registers/carriers.trip/").status_code == 403
