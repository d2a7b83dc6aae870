"""The inbox shows what one owes, and to who oversees what others are late with."""

from datetime import timedelta
from typing import Any

import pytest

from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.models import Compartment
from jiyao.foundation.calendar.inbox import my_duties
from jiyao.foundation.calendar.procedures.chasing import chase
from jiyao.foundation.calendar.procedures.recurring import set_recurrence
from jiyao.foundation.calendar.tests.conftest import DUE, FRIDAY, at, tick
from jiyao.foundation.duties.kinds import RECURRING
from jiyao.foundation.duties.models import Duty, open_duty
from jiyao.foundation.trail.recording import system_scope

LATE = DUE + timedelta(days=2)


def page(client_of: Any, who: str, moment: Any = LATE) -> str:
    with at(moment):
        return str(client_of(who).get("/duties/").content.decode())


def test_who_owes_sees_what_since_when_by_whom_and_where_to_go(out: Any, client_of: Any) -> None:
    seen = page(client_of, "reader", FRIDAY)
    for word in (out.number, "退还机要室", "陈静", out.get_absolute_url()):
        assert word in seen
    assert "/act/carriers.copy.returned/" not in seen


@pytest.mark.clause("CIR-03")
def test_the_keeper_sees_the_overdue_of_others_with_what_to_do(out: Any, client_of: Any) -> None:
    seen = page(client_of, "keeper")
    for word in (out.number, "超期", f"/act/carriers.copy.returned/{out.public_id}/", "催办"):
        assert word in seen
    assert out.number not in page(client_of, "keeper", FRIDAY)


@pytest.mark.clause("CIR-09", shows="shown")
def test_chasing_shows_on_the_duty(
    out: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        duty = Duty.objects.get(kind_code="carriers.return")
    with at(LATE):
        chase(duty, remark="今天退还", by=cast["keeper"])
    for who in ("reader", "keeper", "office_head"):
        seen = page(client_of, who)
        assert "陈静 11月27日 17:30 催办" in seen
        assert "今天退还" in seen


@pytest.mark.clause("CIR-09", shows="hidden")
def test_a_stranger_meets_no_chasing(
    out: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        duty = Duty.objects.get(kind_code="carriers.return")
    with at(LATE):
        chase(duty, remark="今天退还", by=cast["keeper"])
    for who in ("stranger", "junior", "audit"):
        assert "今天退还" not in page(client_of, who)


@pytest.mark.clause("SYS-02", "DOC-26")
def test_a_stranger_an_administrator_and_who_is_outside_the_matter_see_nothing_of_it(
    out: Any, client_of: Any
) -> None:
    for who in ("stranger", "system", "security", "audit", "leader"):
        assert out.number not in page(client_of, who)
    with system_scope("tests.matter.closed"):
        label = type(out).objects.get(pk=out.pk).label
        label.compartment = Compartment.objects.create(name="专案甲")
        label.save()
    assert out.number not in page(client_of, "keeper")
    assert out.number in page(client_of, "reader")


def test_what_is_due_without_delay_comes_before_what_has_time_after_what_is_late(
    cast: Any, behind_the_doors: Any
) -> None:
    with at(FRIDAY), system_scope("tests.duty.opened"):
        matter = Compartment.objects.create(name="自查")
        for due in (DUE, LATE, None):
            open_duty("procedures.sign", matter, cast["keeper"], FRIDAY, due)
    with behind_the_doors():
        owed = [duty.due_at for duty in Duty.objects.owed_by(cast["keeper"].pk)]
        assert owed == [None, DUE, LATE]
        facts = facts_of(cast["keeper"], FRIDAY)
        assert [duty.due_at for duty in my_duties(facts, LATE)] == [DUE, None, LATE]
        assert [duty.due_at for duty in my_duties(facts, FRIDAY)] == [None, DUE, LATE]


@pytest.mark.clause("CIR-03")
def test_what_was_escalated_leads_the_office_head_to_chasing_it(
    out: Any, client_of: Any, behind_the_doors: Any
) -> None:
    tick(LATE)
    with behind_the_doors():
        late = Duty.objects.get(kind_code="carriers.return")
    [line] = in_inbox(client_of, "office_head")
    assert line.url == ""
    assert [a.url for a in line.actions] == [f"/act/duties.duty.chased/{late.public_id}/"]
    assert f'href="/act/duties.duty.chased/{late.public_id}/"' in page(client_of, "office_head")


def test_what_is_reported_by_hand_is_reported_by_its_owner_alone(
    out: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    with at(FRIDAY), system_scope("tests.duty.opened"):
        duty = open_duty(RECURRING, out, cast["reader"], FRIDAY, DUE)
    done, chased = (f"/act/duties.duty.{deed}/{duty.public_id}/" for deed in ("done", "chased"))
    [own] = [line for line in in_inbox(client_of, "reader") if line.duty == duty]
    assert [action.url for action in own.actions] == [done]
    [other] = [line for line in in_inbox(client_of, "keeper", "others") if line.duty == duty]
    assert [action.url for action in other.actions] == [chased]


def in_inbox(client_of: Any, who: str, part: str = "mine") -> list[Any]:
    """Return the lines of one part of a person's inbox."""
    with at(LATE):
        return list(client_of(who).get("/duties/").context[part])


def test_an_empty_inbox_says_what_will_stand_there(cast: Any, client_of: Any) -> None:
    assert "没有待办" in page(client_of, "stranger")


def test_the_top_of_every_page_leads_here_with_the_count(out: Any, client_of: Any) -> None:
    with at(LATE):
        top = client_of("reader").get("/").content.decode()
    assert 'href="/duties/">我的待办 <b>1</b>' in top


def test_a_page_key_that_was_not_given_out_is_not_found(client_of: Any) -> None:
    assert client_of("keeper").get("/duties/?after=nonsense").status_code == 404


def test_the_calendar_says_which_year_is_provisional(client_of: Any) -> None:
    with at(LATE):
        seen = client_of("keeper").get("/calendar/").content.decode()
    assert "2030 年放假安排尚未收录，暂按周末推算" in seen


@pytest.mark.clause("SYS-06")
def test_what_comes_again_is_shown_to_the_office_alone(cast: Any, client_of: Any) -> None:
    rule: dict[str, Any] = {"every": "week", "day": 1, "from_end": True, "until": None}
    by = cast["secrecy_office"]
    set_recurrence(title="清点保密本", owner=cast["keeper"], role="", by=by, **rule)
    assert "清点保密本" in client_of("keeper").get("/calendar/").content.decode()
    for who in ("system", "security", "audit", "stranger"):
        assert "清点保密本" not in client_of(who).get("/calendar/").content.decode()
