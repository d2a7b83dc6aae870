"""Stocktakes: opened by the calendar, counted by scanning, closed by two (RET-01, RET-03)."""

from datetime import date, datetime, time
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.carriers.models import Copy, Difference, Stocktake
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.stocktaking import begin, clear, close, count
from jiyao.domains.carriers.settings import CLEARING
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.regime.models import SettingValue
from jiyao.foundation.store.middleware import reading_as
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import the_room


def tick() -> None:
    for job in SCHEDULE:
        run(job, timezone.now())


@pytest.fixture
def copies(received: Any, behind_the_doors: Any) -> list[Copy]:
    document = received(counted=3, declared=3)
    with behind_the_doors():
        return list(Copy.objects.filter(document=document).order_by("copy_number"))


@pytest.fixture
def stocktake(copies: Any, cast: Any) -> Stocktake:
    return begin(kind="spot", by=cast["keeper"])


@pytest.fixture
def closed(stocktake: Any, cast: Any, signs: Any) -> Any:
    def over(witness: str = "office_head") -> Stocktake:
        person = cast[witness]
        return close(stocktake, witness=person, by=cast["keeper"], proofs=signs(witness=person))

    return over


@pytest.mark.clause("RET-03")
def test_what_was_not_scanned_is_a_finding_and_so_is_what_should_be_elsewhere(
    copies: Any, stocktake: Any, closed: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    send(copies[2], by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    numbers = [copies[0].number, copies[2].number, "别处的标签"]
    count(stocktake, numbers=numbers, by=cast["keeper"])
    done = closed()
    assert (done.expected, done.found, done.out) == (2, 1, 1)
    with behind_the_doors():
        found = {(d.copy_id, d.kind_of) for d in Difference.objects.all()}
        assert found == {(copies[1].pk, "missing"), (copies[2].pk, "surplus")}
        assert [u.number for u in done.unknown.all()] == ["别处的标签"]
        names = [d.name for d in Duty.objects.owed_by(cast["keeper"].pk)]
    assert names.count("查清清点差异") == 2


@pytest.mark.clause("RET-03", shows="refused")
def test_a_difference_is_cleared_with_an_explanation_once(
    stocktake: Any, closed: Any, cast: Any, behind_the_doors: Any
) -> None:
    closed()
    with behind_the_doors():
        difference = Difference.objects.first()
    clear(difference, explanation="标签脱落，已重贴", by=cast["keeper"])
    with pytest.raises(Refused, match="已经查清"):
        clear(difference, explanation="再次", by=cast["keeper"])
    with behind_the_doors():
        owed = Duty.objects.owed_by(cast["keeper"].pk)
        assert owed.filter(subject_ref=difference.public_id).count() == 0


@pytest.mark.clause("RET-03")
def test_scanning_twice_does_no_harm_and_all_found_means_no_difference(
    copies: Any, stocktake: Any, closed: Any, cast: Any, behind_the_doors: Any
) -> None:
    for _again in range(2):
        count(stocktake, numbers=[c.number for c in copies], by=cast["keeper"])
    done = closed()
    assert (done.expected, done.found) == (3, 3)
    with behind_the_doors():
        assert not Difference.objects.exists()


def test_what_comes_back_while_counting_is_neither_missing_nor_too_much(
    copies: Any, stocktake: Any, cast: Any, received: Any, behind_the_doors: Any
) -> None:
    count(stocktake, numbers=[copies[0].number], by=cast["keeper"])
    received()
    with behind_the_doors():
        assert {c.pk for c in stocktake.missing_copies()} == {copies[1].pk, copies[2].pk}


def test_who_closes_a_count_is_told_what_is_missing(
    copies: Any, stocktake: Any, cast: Any, client_of: Any
) -> None:
    count(stocktake, numbers=[copies[0].number, "别处的标签"], by=cast["keeper"])
    page = client_of("keeper").get(f"/act/carriers.stocktake.closed/{stocktake.public_id}/")
    with reading_as(cast["keeper"].pk):
        told = [str(fact.value) for fact in page.context["form"].about()]
    assert told == ["3", "2 份；结束后逐份记为差异，由机要员查清", "0", "1"]
    assert told[1] in page.content.decode()


@pytest.mark.clause("RET-01", shows="refused")
def test_a_count_is_signed_by_two(closed: Any, new_entries: Any) -> None:
    with pytest.raises(Refused, match="另一人监点"):
        closed("keeper")
    closed()
    with pytest.raises(Refused, match="已经结束"):
        closed()


def test_a_closed_count_takes_no_more_labels(stocktake: Any, closed: Any, cast: Any) -> None:
    closed()
    with pytest.raises(Refused, match="已经结束"):
        count(stocktake, numbers=["x"], by=cast["keeper"])


@pytest.mark.clause("RET-01")
@pytest.mark.parametrize(
    ("schedule", "opened"),
    [
        ("month_quarter_halfyear", {"清理 2030年11月", "核对 2030年第4季度", "清退 2030年下半年"}),
        ("half_year", {"清退 2030年下半年"}),
        ("year_end", {"清退 2030年"}),
    ],
)
def test_the_calendar_opens_the_counts_of_the_setting_once(
    schedule: str, opened: set[str], cast: Any, behind_the_doors: Any
) -> None:
    morning = timezone.make_aware(datetime.combine(date(2030, 11, 25), time(9)))
    with time_machine.travel(morning, tick=True):
        with system_scope("tests.setting.chosen"):
            fields = {"value": schedule, "since": timezone.now()}
            SettingValue.objects.create(code=CLEARING.code, **fields)
        tick()
        tick()
        with behind_the_doors():
            rows = list(Stocktake.objects.all())
            assert {str(s) for s in rows} == opened
            duties = Duty.objects.owed_by(cast["keeper"].pk).filter(kind_code="carriers.stocktake")
            assert duties.count() == len(opened)
            last = max(duty.due_at for duty in duties)
    assert timezone.localtime(last).date() == date(2030, 12, 31)


@pytest.mark.clause("RET-01", "RET-03", shows="shown")
@pytest.mark.clause("RET-01", "RET-03", shows="hidden")
def test_the_page_shows_what_is_missing_to_the_office_and_nothing_to_a_stranger(
    copies: Any, stocktake: Any, client_of: Any
) -> None:
    page = client_of("keeper").get(stocktake.get_absolute_url()).content.decode()
    assert copies[0].number in page
    assert client_of("stranger").get(stocktake.get_absolute_url()).status_code == 403


def test_the_page_of_a_closed_count_says_what_was_missing_then(
    copies: Any, stocktake: Any, closed: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    count(stocktake, numbers=[copies[0].number], by=cast["keeper"])
    closed()
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    send(copies[1], by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    page = client_of("keeper").get(stocktake.get_absolute_url())
    figures = {str(fact.title): fact.value for fact in page.context["now_facts"]}
    assert (figures["应有"], figures["清点到"], figures["还缺"]) == (3, 1, 2)
    assert "还缺的份" not in page.content.decode()
