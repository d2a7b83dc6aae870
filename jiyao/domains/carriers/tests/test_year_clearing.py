"""In December the room is gone through: what goes back, to the archive, or away (RET-02)."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.carriers.models import ClearingItem, Copy, Opinion, YearClearing
from jiyao.domains.carriers.procedures.destroying import draft
from jiyao.domains.carriers.procedures.notebooks import issue
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.domains.carriers.procedures.scoping import determine
from jiyao.domains.carriers.procedures.year_clearing import AS_PROPOSED, close_clearing, decide
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused
from tests.behind_doors import LIST, STATION
from tests.carriers_at_hand import close
from tests.issued_at_hand import printed
from tests.own_at_hand import entered

REGISTER = "/registers/carriers.year-clearing/"


def day_at_nine(month: int, day: int) -> datetime:
    return timezone.make_aware(datetime.combine(date(2030, month, day), time(9)))


def tick() -> None:
    for job in SCHEDULE:
        if job.code == "carriers.room.run-through":
            run(job, timezone.now())


@pytest.fixture
def december(cast: Any) -> Iterator[Any]:
    with time_machine.travel(day_at_nine(12, 2), tick=True) as travelled:
        yield travelled


@pytest.fixture
def gone_through(december: Any, behind_the_doors: Any) -> Any:
    """Let the calendar open the year's run; return it with its items by copy number."""

    def run_through() -> tuple[YearClearing, dict[str, ClearingItem]]:
        tick()
        with behind_the_doors():
            clearing = YearClearing.objects.get()
            items = clearing.items.select_related("copy__document").order_by("pk")
            return clearing, {item.copy.number: item for item in items}

    return run_through


@pytest.fixture
def settle(cast: Any) -> Any:
    def over(clearing: YearClearing, *items: ClearingItem, **changes: Any) -> YearClearing:
        fields = {"decision": AS_PROPOSED, "reason": "", "by": cast["keeper"], **changes}
        return decide(clearing, items=list(items), **fields)

    return over


@pytest.fixture
def listed(cast: Any, level: Any) -> Any:
    """Put copies on a list for destruction."""

    def over(*copies: Copy) -> None:
        station = rate(**STATION, level=level("state", "top"), by=cast["secrecy_office"])
        draft(**LIST, copies=list(copies), place=station, by=cast["keeper"])

    return over


def owed(clearing: YearClearing) -> Any:
    return Duty.objects.pending().filter(subject_ref=clearing.public_id)


@pytest.mark.clause("RET-02")
def test_each_copy_in_the_room_gets_its_proposal(
    received: Any, cast: Any, signs: Any, level: Any, gone_through: Any, behind_the_doors: Any
) -> None:
    office = list(Circle.objects.filter(name="办公室"))
    filed = received(circles=())
    opinion = {"opinion": Opinion.Kind.FILE, "words": "", "circles": office}
    determine(filed, **opinion, by=cast["office_head"])
    plain = received()
    proof = entered(cast, level("work", "internal"), origin="proof")
    record = entered(cast, level("work", "internal"), origin="meeting")
    issued = printed(cast, signs)
    _clearing, items = gone_through()
    found = [
        [item.proposal for item in items.values() if item.copy.document_id == document.pk]
        for document in (filed, plain, proof.document, record.document)
    ]
    assert found == [
        ["archive", "return"],
        ["return", "return"],
        ["destroy", "destroy"],
        ["archive", "destroy"],
    ]
    own = [item.proposal for number, item in items.items() if number.startswith(issued.number)]
    assert own == ["archive", *["destroy"] * 4]


@pytest.mark.clause("RET-02", shows="in-time")
@pytest.mark.clause("RET-02", shows="refused")
def test_it_is_owed_until_all_is_decided_and_what_goes_is_listed(
    copy: Any,
    gone_through: Any,
    settle: Any,
    listed: Any,
    cast: Any,
    behind_the_doors: Any,
    new_entries: Any,
) -> None:
    clearing, items = gone_through()
    first, second = items.values()
    with behind_the_doors():
        assert timezone.localdate(owed(clearing).get().due_at) == date(2030, 12, 25)
    with pytest.raises(Refused, match="还有 2 份没有定去留"):
        close_clearing(clearing, by=cast["keeper"])
    with pytest.raises(Refused, match="没有写明留用理由"):
        settle(clearing, first, decision="keep")
    settle(clearing, first, decision="keep", reason="下年继续使用")
    settle(clearing, second, decision="destroy")
    with pytest.raises(Refused, match=f"没有造册：{second.copy.number}"):
        close_clearing(clearing, by=cast["keeper"])
    listed(second.copy)
    close_clearing(clearing, by=cast["keeper"])
    with behind_the_doors():
        assert not owed(clearing).exists()
    with pytest.raises(Refused, match="已经办结"):
        settle(clearing, first)
    outcomes = [entry["outcome"] for entry in new_entries("carriers.year-clearing.closed")]
    assert outcomes == ["refused", "refused", "done"]


@pytest.mark.clause("RET-02", shows="overdue")
def test_after_its_day_the_run_is_overdue_and_it_comes_once_a_year(
    copy: Any, december: Any, gone_through: Any, client_of: Any, behind_the_doors: Any
) -> None:
    clearing, _items = gone_through()
    overdue = f"{REGISTER}?show=overdue"
    assert "2030 年年终清理" not in client_of("keeper").get(overdue).content.decode()
    december.move_to(day_at_nine(12, 28))
    tick()
    with behind_the_doors():
        assert owed(clearing).get().is_overdue(timezone.now())
        assert YearClearing.objects.count() == 1
    assert "2030 年年终清理" in client_of("keeper").get(overdue).content.decode()


def test_before_december_and_of_an_empty_room_nothing_is_opened(
    received: Any, december: Any, behind_the_doors: Any
) -> None:
    tick()
    december.move_to(day_at_nine(11, 27))
    received()
    tick()
    with behind_the_doors():
        assert not YearClearing.objects.exists()


def test_closed_matters_notebooks_and_what_is_listed_are_left_out(
    received: Any,
    copy_of: Any,
    cast: Any,
    signs: Any,
    level: Any,
    listed: Any,
    gone_through: Any,
    behind_the_doors: Any,
) -> None:
    with behind_the_doors():
        close(received("state", "secret"), cast["keeper"])
    fields = {"level": level("state", "secret"), "size": "32 开", "pages": 100}
    issue(to=cast["reader"], by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    first = copy_of()
    listed(first)
    _clearing, items = gone_through()
    assert [item.copy.document_id for item in items.values()] == [first.document_id]
    assert first.number not in items


def test_what_the_house_made_does_not_go_back_and_only_the_keeper_decides(
    cast: Any, level: Any, gone_through: Any, settle: Any
) -> None:
    entered(cast, level("work", "internal"))
    clearing, items = gone_through()
    with pytest.raises(Refused, match="没有来文机关可清退"):
        settle(clearing, *items.values(), decision="return")
    with pytest.raises(Refused, match="没有勾选"):
        settle(clearing)
    with pytest.raises(Refused, match="不办理此事项"):
        settle(clearing, *items.values(), by=cast["office_head"])


def test_page_and_print_list_proposal_and_decision_for_the_office_alone(
    copy: Any, gone_through: Any, settle: Any, client_of: Any
) -> None:
    clearing, items = gone_through()
    settle(clearing, next(iter(items.values())), decision="keep", reason="常用")
    page = client_of("keeper").get(clearing.get_absolute_url()).content.decode()
    assert all(words in page for words in (copy.number, "清退", "留用", "常用"))
    answer = client_of("keeper").get(f"/papers/carriers.year-clearing-list/{clearing.public_id}/")
    assert all(words in words_of(answer.content) for words in (copy.number, "留用", "办公室负责人"))
    act = f"/act/carriers.year-clearing.decided/{clearing.public_id}/"
    assert "按建议" in client_of("keeper").get(act).content.decode()
    for who in ("reader", "stranger"):
        assert client_of(who).get(clearing.get_absolute_url()).status_code == 404
        assert client_of(who).get(REGISTER).status_code == 403
