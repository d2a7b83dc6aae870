"""Chasing by hand, and setting the organisation's own days."""

from datetime import timedelta
from typing import Any

import pytest

from jiyao.foundation.calendar.procedures.chasing import chase
from jiyao.foundation.calendar.procedures.days import set_day
from jiyao.foundation.calendar.tests.conftest import DUE, FRIDAY, at
from jiyao.foundation.duties.models import Duty, Reminder, close_duties, own_table
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from jiyao.foundation.ui.templatetags.jiyao import when

RETURN = "carriers.return"


@pytest.fixture
def duty(out: Any, behind_the_doors: Any) -> Duty:
    with behind_the_doors():
        found: Duty = Duty.objects.get(kind_code=RETURN)
    return found


@pytest.mark.clause("CIR-09")
def test_the_keeper_chases_and_it_is_noted(
    duty: Duty, cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    chase(duty, remark="请今天退还", by=cast["keeper"])
    with behind_the_doors():
        [reminder] = Reminder.objects.all()
        assert (reminder.owner, reminder.by) == (cast["reader"], cast["keeper"])
    [entry] = new_entries("duties.duty.chased")
    assert "CIR-09" in entry["clauses"]


@pytest.mark.clause("CIR-09", shows="shown")
@pytest.mark.parametrize(
    ("who", "hours", "offered"), [("keeper", 1, True), ("keeper", -1, False), ("reader", 1, False)]
)
def test_the_page_of_a_late_copy_offers_to_chase_it(
    duty: Duty, out: Any, client_of: Any, who: str, hours: int, offered: bool
) -> None:
    with at(DUE + timedelta(hours=hours)):
        page = client_of(who).get(out.get_absolute_url())
    assert page.status_code == 200
    assert (f"/act/duties.duty.chased/{duty.public_id}/" in page.content.decode()) is offered


def test_who_chases_from_the_board_comes_back_to_it(duty: Duty, client_of: Any) -> None:
    with at(DUE + timedelta(hours=1)):
        board = client_of("keeper").get("/").content.decode()
    assert f"/act/duties.duty.chased/{duty.public_id}/?then=today" in board


def test_the_board_tells_how_often_it_was_chased(duty: Duty, cast: Any, client_of: Any) -> None:
    with at(DUE + timedelta(hours=1)):
        assert "已催" not in client_of("keeper").get("/").content.decode()
        chase(duty, remark="请今天退还", by=cast["keeper"])
        told = f'{cast["reader"]} <small class="work-said">已催 1 次</small>'
        assert told in client_of("keeper").get("/").content.decode()


def test_what_is_late_is_written_into_the_form_already(duty: Duty, client_of: Any) -> None:
    address = f"/act/duties.duty.chased/{duty.public_id}/"
    form = client_of("keeper").get(address).context["form"]
    assert form["remark"].value() == f"{duty.name}应于 {when(duty.due_at)} 前办结，请尽快办理"
    emptied = client_of("keeper").post(address, {"remark": ""})
    assert list(emptied.context["form"].errors) == ["remark"]


@pytest.mark.clause("CIR-09", shows="refused")
def test_what_is_closed_is_not_chased(duty: Duty, cast: Any, out: Any, new_entries: Any) -> None:
    with system_scope("tests.duty.closed"):
        close_duties(RETURN, out, DUE)
    with pytest.raises(Refused, match="办结"):
        chase(duty, remark="", by=cast["keeper"])
    [entry] = new_entries("duties.duty.chased")
    assert entry["outcome"] == "refused"


@pytest.mark.clause("CIR-09")
def test_ones_own_duty_is_not_chased_but_done(
    received: Any, cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    document = received(declared=3, remark="少一份")
    with behind_the_doors():
        own = Duty.objects.get(subject_ref=document.public_id)
        assert own.owner == cast["keeper"]
    with pytest.raises(Refused, match="您本人的待办"):
        chase(own, remark="", by=cast["keeper"])
    [entry] = new_entries("duties.duty.chased")
    assert (entry["outcome"], entry["rules"]) == ("refused", ["calendar.duty_is_of_another"])


@pytest.mark.parametrize("who", ["leader", "stranger", "security"])
def test_who_has_no_such_role_or_no_view_of_it_does_not_chase(
    duty: Duty, cast: Any, who: str
) -> None:
    with pytest.raises(Refused):
        chase(duty, remark="", by=cast[who])


@pytest.mark.clause("CIR-03")
def test_a_later_saying_about_a_day_ends_the_former(cast: Any, behind_the_doors: Any) -> None:
    day = DUE.date()
    with at(FRIDAY):
        set_day(day=day, working=False, name="停电", by=cast["office_head"])
        set_day(day=day, working=True, name="来电", by=cast["secrecy_office"])
    with behind_the_doors():
        assert own_table() == {day: True}


@pytest.mark.clause("CIR-03", shows="refused")
def test_a_day_that_is_past_is_not_changed(cast: Any) -> None:
    day = (FRIDAY - timedelta(days=1)).date()
    with at(FRIDAY), pytest.raises(Refused, match="过去"):
        set_day(day=day, working=False, name="停电", by=cast["office_head"])
