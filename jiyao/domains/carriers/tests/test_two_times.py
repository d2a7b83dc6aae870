"""Two times: when it was recorded, which nobody sets, and when it happened, as on paper (补录)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.carriers.models import Leg
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.destroying import draft
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.domains.carriers.procedures.receiving import number
from jiyao.foundation.procedures.models import LateBooking
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import the_room

YESTERDAY = timedelta(days=1)


@pytest.fixture
def yesterday(copy: Any) -> Iterator[datetime]:
    """The moment after the copy came in, a day before the test's clock."""
    came_in = timezone.now()
    with time_machine.travel(came_in + YESTERDAY, tick=True):
        yield came_in


@pytest.fixture
def sent_late(copy: Any, cast: Any, signs: Any) -> Any:
    def over(**late: Any) -> Leg:
        fields = {"due": None, "place": the_room(), "proofs": signs(to=cast["reader"])}
        return send(copy, to=cast["reader"], by=cast["keeper"], **fields, **late)

    return over


@pytest.mark.clause("CIR-02")
def test_a_late_booking_keeps_both_times_and_names_its_paper(
    yesterday: datetime, sent_late: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    leg = sent_late(happened_at=yesterday, source="纸质传阅单第 7 页")
    [entry] = new_entries("carriers.copy.sent")
    assert leg.out_at == yesterday
    assert entry["happened"] == yesterday.isoformat()
    assert datetime.fromisoformat(entry["at"]) >= yesterday + YESTERDAY
    assert "第 7 页" not in str(entry)
    with behind_the_doors():
        assert LateBooking.objects.get().source == "纸质传阅单第 7 页"


def test_a_late_booking_without_its_paper_is_refused(sent_late: Any) -> None:
    with pytest.raises(Refused, match="须写明纸质依据"):
        sent_late(happened_at=timezone.now() - YESTERDAY, source=" ")


def test_nothing_happens_in_the_future(sent_late: Any) -> None:
    with pytest.raises(Refused, match="晚于现在"):
        sent_late(happened_at=timezone.now() + YESTERDAY, source="单")


def test_only_declared_procedures_are_booked_late(registered: Any, cast: Any) -> None:
    past = timezone.now() - YESTERDAY
    with pytest.raises(Refused, match="不能补录"):
        number(registered(), copy_numbers=[1, 2], by=cast["keeper"], happened_at=past, source="单")


def test_a_page_shows_a_late_booking_as_such(
    yesterday: datetime, copy: Any, sent_late: Any, client_of: Any
) -> None:
    sent_late(happened_at=yesterday, source="纸质传阅单第 7 页")
    page = client_of("keeper").get(copy.get_absolute_url()).content.decode()
    assert "补录，依据：纸质传阅单第 7 页" in page


def test_a_number_taken_in_the_first_hours_of_the_year_is_of_the_new_year(
    received: Any, cast: Any, level: Any, behind_the_doors: Any
) -> None:
    morning = timezone.make_aware(datetime(2027, 1, 1, 7))
    with time_machine.travel(morning, tick=True):
        document = received("state", "secret")
        with behind_the_doors():
            copies = list(document.copies.all())
        yard = {"name": "销毁中心", "kind": "destruction", "container": "none"}
        place = rate(**yard, level=level("state", "top"), by=cast["secrecy_office"])
        fields = {"reason": "清退", "appraisal": "无保存价值", "method": "city_station"}
        listed = draft(copies=copies, place=place, by=cast["keeper"], **fields)
    assert [name.partition("〔")[2][:4] for name in (document.number, listed.number)] == [
        "2027"
    ] * 2


def test_a_moment_long_before_the_house_is_refused_at_its_field(
    copy: Any, client_of: Any, cast: Any
) -> None:
    answer = client_of("keeper").post(
        f"/act/carriers.copy.sent/{copy.public_id}/",
        {"to": cast["reader"].pk, "happened_at": "0001-01-01T00:00", "source": "单"},
    )
    assert "日期须在" in str(answer.context["form"].errors["happened_at"])
