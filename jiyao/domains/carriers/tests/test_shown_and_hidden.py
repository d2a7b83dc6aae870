"""From the act to the row that shows it, and nothing of it to a stranger."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.procedures.circulating import send, take_back
from jiyao.domains.carriers.procedures.handling import assign
from jiyao.domains.carriers.procedures.losing import report_missing
from jiyao.domains.carriers.procedures.placing import store
from jiyao.domains.carriers.procedures.stocktaking import begin, close
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty
from tests.carriers_at_hand import the_room

DAY = timedelta(days=1)


@pytest.fixture
def page(client_of: Any) -> Any:
    """Read a page as a member of the cast."""
    return lambda who, address: client_of(who).get(address).content.decode()


@pytest.fixture
def out(copy: Any, cast: Any, signs: Any) -> Copy:
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    send(copy, by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    return copy


@pytest.mark.clause("DOC-02", shows="shown")
@pytest.mark.clause("DOC-02", shows="hidden")
def test_where_a_copy_is_kept_stands_beside_its_mark(copy: Any, cast: Any, page: Any) -> None:
    store(copy, place=the_room(), by=cast["keeper"])
    seen = page("keeper", copy.get_absolute_url())
    assert "存放处所" in seen
    assert "内部" in seen
    assert copy.number not in page("stranger", copy.get_absolute_url())


@pytest.mark.clause("CIR-15", shows="shown")
@pytest.mark.clause("CIR-15", shows="hidden")
def test_the_place_of_a_reading_stands_in_the_life_of_the_copy(out: Any, page: Any) -> None:
    assert "处所：机要室" in page("keeper", out.get_absolute_url())
    assert "处所：" not in page("stranger", out.get_absolute_url())


@pytest.mark.clause("CIR-16", shows="shown")
@pytest.mark.clause("CIR-16", shows="hidden")
def test_the_opinion_stands_on_the_page_of_the_document(received: Any, page: Any) -> None:
    address = received().get_absolute_url()
    assert "拟办：传阅" in page("keeper", address)
    assert "拟办" not in page("stranger", address)


@pytest.mark.clause("DOC-16", shows="shown")
@pytest.mark.clause("DOC-16", shows="hidden")
def test_a_loss_stands_in_its_register(out: Any, cast: Any, page: Any) -> None:
    report_missing(out, last_seen="办公室", by=cast["reader"])
    assert out.number in page("secrecy_office", "/registers/carriers.loss/")
    assert out.number not in page("stranger", "/registers/carriers.loss/")


@pytest.mark.clause("DOC-07", shows="hidden")
def test_nobody_else_learns_of_a_sealed_item(received: Any, cast: Any, page: Any) -> None:
    document = received(addressee=cast["leader"], title="")
    assert page("keeper", document.get_absolute_url()).count("亲启收件人") == 1
    assert "亲启收件人" not in page("stranger", document.get_absolute_url())


@pytest.mark.clause("CIR-03", shows="in-time")
def test_returned_in_time_nothing_is_overdue(
    out: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    fields = {"reader": cast["reader"], "counted": 6, "condition": ""}
    take_back(out, by=cast["keeper"], proofs=signs(reader=cast["reader"]), **fields)
    with behind_the_doors():
        assert not Duty.objects.overdue(timezone.now() + 30 * DAY).exists()


@pytest.mark.clause("DOC-05", shows="overdue")
def test_what_is_not_finished_by_its_day_is_overdue_and_called_to_mind(
    received: Any, cast: Any, behind_the_doors: Any
) -> None:
    assign(received(), owner=cast["reader"], due=timezone.now() + DAY, by=cast["keeper"])
    with time_machine.travel(timezone.now() + 10 * DAY, tick=True):
        for job in SCHEDULE:
            run(job, timezone.now())
        with behind_the_doors():
            [duty] = Duty.objects.owed_by(cast["reader"].pk).filter(kind_code="carriers.carry_out")
            assert duty.is_overdue(timezone.now())
            assert duty.reminders.exists()


@pytest.mark.clause("RET-01", shows="in-time")
def test_a_count_that_is_closed_is_owed_no_more(
    cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    stocktake = begin(kind="spot", by=cast["keeper"])
    fields = {"witness": cast["leader"], "proofs": signs(witness=cast["leader"])}
    close(stocktake, by=cast["keeper"], **fields)
    with behind_the_doors():
        owed = Duty.objects.owed_by(cast["keeper"].pk).filter(subject_ref=stocktake.public_id)
        assert not owed.exists()


@pytest.mark.clause("RET-01", shows="overdue")
def test_a_count_that_is_not_closed_in_its_period_is_overdue(
    cast: Any, behind_the_doors: Any
) -> None:
    with time_machine.travel(timezone.now() + DAY, tick=True):
        for job in SCHEDULE:
            run(job, timezone.now())
    with behind_the_doors():
        late = Duty.objects.overdue(timezone.now() + 400 * DAY)
        assert late.filter(owner=cast["keeper"], kind_code="carriers.stocktake").count() == 3
