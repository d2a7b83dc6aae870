"""Borrowing: approved, in the reading place, back in time, never passed on (BOR-01, 02, 04)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.carriers.approving import borrow_approvers
from jiyao.domains.carriers.models import Copy, Loan, Place, State
from jiyao.domains.carriers.procedures.borrowing import lend, lend_out
from jiyao.domains.carriers.procedures.circulating import send, sign_as_read, take_back
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.domains.carriers.returning import end_of_period
from jiyao.domains.carriers.settings import (
    BORROW_APPROVER,
    BORROW_TOP_SECRET,
    VOLUME_OUT,
)
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty, Reminder
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.trail.recording import system_scope
from tests.approved import approved
from tests.carriers_at_hand import choose, the_room

PURPOSE = "起草答复函时查对"


@pytest.fixture
def fields(cast: Any) -> dict[str, Any]:
    """What is filled in to let the reader borrow for three days."""
    return {"to": cast["reader"], "purpose": PURPOSE, "place": the_room(), "days": 3}


@pytest.fixture
def borrow(cast: Any, signs: Any, fields: dict[str, Any]) -> Any:
    """Lend a copy, approved by the leader unless another is named."""

    def take(copy: Any, approver: str = "leader", procedure: Any = lend, **changes: Any) -> Loan:
        asked = fields | changes
        people = {"by": cast["keeper"], "approver": cast[approver]}
        return approved(procedure, copy, proofs=signs(to=asked["to"]), **people, **asked)

    return take


@pytest.fixture
def office(cast: Any, level: Any) -> Place:
    """An office that is rated for confidential matter."""
    highest = level("state", "confidential")
    kept = {"kind": "office", "container": "safe", "level": highest}
    return rate(name="业务一处办公室", by=cast["secrecy_office"], **kept)


@pytest.mark.clause("BOR-01", "BOR-02")
def test_the_borrower_holds_it_as_approved_and_owes_its_return(
    copy: Any, cast: Any, borrow: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    loan = borrow(copy)
    with behind_the_doors():
        held = Copy.objects.get(pk=copy.pk)
        [duty] = Duty.objects.owed_by(cast["reader"].pk)
        assert (held.state, held.holder) == (State.HELD, cast["reader"])
        assert (loan.leg.purpose, loan.leg.place) == (PURPOSE, the_room())
        assert (loan.approved_by, loan.lent_by) == (cast["leader"], cast["keeper"])
        assert held.due_at == duty.due_at == loan.leg.due_at == end_of_period(3, loan.out_at)
    [entry] = new_entries("carriers.copy.lent")
    assert entry["outcome"] == "done"


@pytest.mark.clause("BOR-01", shows="refused")
def test_without_approval_nothing_is_lent(copy: Any, cast: Any, fields: Any, signs: Any) -> None:
    with pytest.raises(Refused, match="批准") as refused:
        lend(copy, by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    assert refused.value.refusals[0].rule == "procedures.approval"


@pytest.mark.clause("BOR-01", shows="refused")
def test_another_purpose_or_period_is_not_what_was_approved(
    copy: Any, cast: Any, fields: Any, borrow: Any, signs: Any
) -> None:
    ask(lend, copy, by=cast["keeper"], asked_for="需要", **fields)
    with pytest.raises(Refused, match="没有与所填内容一致"):
        lend(copy, by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields | {"days": 9})


@pytest.mark.clause("BOR-01", shows="refused")
@pytest.mark.parametrize(
    ("of_level", "who", "why"),
    [
        (("work", "internal"), "stranger", "不在知悉范围"),
        (("state", "confidential"), "junior", "涉密等级不足"),
    ],
)
def test_who_is_out_of_scope_or_not_cleared_cannot_borrow(
    of_level: Any, who: str, why: str, copy_of: Any, cast: Any, borrow: Any, new_entries: Any
) -> None:
    copy = copy_of(*of_level)
    with pytest.raises(Refused, match=why):
        borrow(copy, to=cast[who])
    [entry] = new_entries("carriers.copy.lent")
    assert (entry["outcome"], entry["rules"]) == ("refused", ["carriers.borrower_may_read"])
    assert entry["clauses"] == ["BOR-01", "SYS-02"]


def test_only_the_keeper_lends_and_a_stranger_sees_nothing(
    copy: Any, cast: Any, fields: Any
) -> None:
    with pytest.raises(Refused, match="不办理此事项"):
        ask(lend, copy, by=cast["office_head"], asked_for="", **fields)
    with pytest.raises(Unseen):
        ask(lend, copy, by=cast["stranger"], asked_for="", **fields)


@pytest.mark.clause("BOR-01")
@pytest.mark.parametrize(
    ("value", "of_level", "roles"),
    [
        ("leader_in_charge", ("state", "secret"), {"leader"}),
        ("party_secretary_or_dean", ("state", "secret"), {"head"}),
        ("office_leader_for_TS", ("state", "secret"), {"office_head", "leader"}),
        ("office_leader_for_TS", ("state", "top"), {"office_head"}),
        ("leader_in_charge", ("state", "top"), {"leader"}),
    ],
)
def test_the_setting_names_the_approver_for_the_level(
    value: str, of_level: Any, roles: set[str], copy_of: Any, behind_the_doors: Any
) -> None:
    copy = copy_of(*of_level, circles=("单位领导",))
    choose(BORROW_APPROVER, value)
    with behind_the_doors():
        found = borrow_approvers(copy, timezone.now())
    assert {role.code for role in found} == roles


@pytest.mark.clause("BOR-01", shows="refused")
def test_top_secret_is_not_lent_unless_the_setting_lets_the_office_head_approve_it(
    copy_of: Any, cast: Any, borrow: Any, office: Any, behind_the_doors: Any
) -> None:
    top = copy_of("state", "top", circles=("单位领导",))
    leader = {"to": cast["leader"], "approver": "office_head"}
    assert BORROW_TOP_SECRET.default == "none"
    with pytest.raises(Refused, match="绝密件不办理借阅"):
        borrow(top, **leader)
    choose(BORROW_TOP_SECRET, "inside_with_office_leader")
    choose(VOLUME_OUT, "leader_exception")
    with behind_the_doors():
        assert [r.code for r in borrow_approvers(top, timezone.now())] == ["office_head"]
    with pytest.raises(Refused, match="绝密件不得带出"):
        borrow(top, **leader, procedure=lend_out, exception="外出开会")
    assert borrow(top, **leader).approved_by == cast["office_head"]


@pytest.mark.clause("BOR-02", shows="refused")
def test_it_is_read_in_the_reading_place_opened_and_closed_by_the_keeper(
    copy: Any,
    cast: Any,
    borrow: Any,
    office: Any,
    signs: Any,
    new_entries: Any,
    behind_the_doors: Any,
) -> None:
    with pytest.raises(Refused, match="不是阅览处所"):
        borrow(copy, place=office)
    [entry] = new_entries("carriers.copy.lent")
    assert (entry["outcome"], entry["clauses"]) == ("refused", ["BOR-02"])
    loan = borrow(copy)
    back = {"reader": cast["reader"], "counted": 6, "condition": ""}
    with pytest.raises(Refused, match="不办理此事项"):
        take_back(copy, by=cast["reader"], proofs=signs(reader=cast["reader"]), **back)
    take_back(copy, by=cast["keeper"], proofs=signs(reader=cast["reader"]), **back)
    with behind_the_doors():
        assert not Loan.objects.not_returned().filter(pk=loan.pk).exists()


@pytest.mark.clause("CIR-15", shows="refused")
def test_a_reading_place_not_rated_for_the_level_is_refused(
    copy_of: Any, cast: Any, borrow: Any, level: Any, new_entries: Any
) -> None:
    plain = rate(
        name="普通阅览室",
        kind="reading",
        container="locked_cabinet",
        level=level("work", "internal"),
        by=cast["secrecy_office"],
    )
    with pytest.raises(Refused, match="达不到"):
        borrow(copy_of("state", "secret"), place=plain)
    [entry] = new_entries("carriers.copy.lent")
    assert (entry["outcome"], entry["rules"]) == ("refused", ["carriers.place_is_rated"])


@pytest.mark.clause("BOR-02", shows="refused")
def test_it_leaves_the_reading_place_only_as_the_leaders_recorded_exception(
    copy: Any, cast: Any, borrow: Any, office: Any
) -> None:
    out = {"procedure": lend_out, "place": office, "exception": "当面向上级说明"}
    assert VOLUME_OUT.default == "never"
    with pytest.raises(Refused, match="一律不得带出"):
        borrow(copy, **out)
    choose(VOLUME_OUT, "leader_exception")
    with pytest.raises(Refused, match="没有写明带出"):
        borrow(copy, **out | {"exception": " "})
    with pytest.raises(Refused, match="无权批准"):
        borrow(copy, approver="office_head", **out)
    loan = borrow(copy, **out | {"exception": "当面向来人说明"})
    assert (loan.exception, loan.approved_by) == ("当面向来人说明", cast["leader"])


@pytest.mark.clause("BOR-04", shows="refused")
def test_what_one_has_borrowed_is_not_passed_to_another(
    copy: Any, cast: Any, borrow: Any, signs: Any, new_entries: Any
) -> None:
    borrow(copy)
    with pytest.raises(Refused, match="不得转借") as refused:
        borrow(copy, to=cast["classifier"])
    assert refused.value.refusals[0].clauses == ("BOR-04",)
    with pytest.raises(Refused, match="横传"):
        send(
            copy,
            to=cast["classifier"],
            place=the_room(),
            due=None,
            by=cast["keeper"],
            proofs=signs(to=cast["classifier"]),
        )


@pytest.mark.clause("BOR-04", shows="refused")
@pytest.mark.parametrize("days", [0, 91])
def test_a_period_has_its_limits(days: int, copy: Any, borrow: Any) -> None:
    with pytest.raises(Refused, match="期限须在 1 至 90 天"):
        borrow(copy, days=days)


@pytest.mark.clause("BOR-01", shows="refused")
def test_a_purpose_is_needed(copy: Any, borrow: Any) -> None:
    with pytest.raises(Refused, match="没有写明借用事由"):
        borrow(copy, purpose=" ")


@pytest.mark.clause("BOR-04", shows="overdue")
def test_who_is_late_is_chased(copy: Any, cast: Any, borrow: Any, behind_the_doors: Any) -> None:
    loan = borrow(copy)
    late = loan.leg.due_at + timedelta(days=3)
    with time_machine.travel(late, tick=False):
        for job in SCHEDULE:
            run(job, timezone.now())
        with behind_the_doors():
            assert list(Loan.objects.overdue(timezone.now())) == [loan]
            assert Reminder.objects.filter(owner=cast["reader"]).exists()


@pytest.mark.clause("BOR-04")
def test_the_register_and_the_page_show_a_borrowing(
    copy: Any, borrow: Any, client_of: Any, new_entries: Any
) -> None:
    loan = borrow(copy)
    keeper = client_of("keeper")
    for show in ("", "?show=out"):
        assert PURPOSE in keeper.get(f"/registers/carriers.loan/{show}").content.decode()
    assert PURPOSE not in keeper.get("/registers/carriers.loan/?show=overdue").content.decode()
    page = keeper.get(loan.get_absolute_url()).content.decode()
    assert [words for words in (PURPOSE, "尚未归还", "借阅审批单") if words not in page] == []
    [entry] = new_entries("carriers.loan.opened")
    assert entry["ref"] == loan.public_id.hex
    assert client_of("stranger").get(loan.get_absolute_url()).status_code == 404


@pytest.mark.clause("BOR-04", shows="in-time")
def test_returned_in_time_nothing_is_owed_any_more(
    copy: Any, cast: Any, borrow: Any, signs: Any, behind_the_doors: Any
) -> None:
    loan = borrow(copy)
    back = {"reader": cast["reader"], "counted": 6, "condition": "", "by": cast["keeper"]}
    take_back(copy, proofs=signs(reader=cast["reader"]), **back)
    with behind_the_doors():
        assert not Loan.objects.overdue(loan.leg.due_at + timedelta(days=30)).exists()
        assert not Duty.objects.owed_by(cast["reader"].pk).exists()


@pytest.mark.clause("BOR-04")
def test_signing_that_it_was_read_leaves_an_approved_loan_its_period(
    copy_of: Any, cast: Any, signs: Any, borrow: Any, behind_the_doors: Any
) -> None:
    copy = copy_of("state", "secret")
    with system_scope("tests.urgency.set"):
        document = Copy.objects.select_related("document").get(pk=copy.pk).document
        document.urgency = "urgent"
        document.save()
    loan = borrow(copy, days=3)
    sign_as_read(copy, by=cast["reader"], proofs=signs())
    with behind_the_doors():
        assert Copy.objects.get(pk=copy.pk).due_at == loan.leg.due_at
