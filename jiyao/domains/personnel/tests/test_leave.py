"""Leave ends by a time; who is not back is stopped, and the secrecy office acts (PER-19)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.personnel.models import Bar, Leave
from jiyao.domains.personnel.procedures.leave import (
    book_leave,
    book_return,
    deal_with,
    extend,
    stop,
    to_stop,
)
from jiyao.domains.personnel.procedures.suspending import resume
from jiyao.domains.personnel.settings import MEASURES_HOURS
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.calendar.jobs import Job, run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose
from tests.people_at_hand import away

LATE = timedelta(hours=1)


@pytest.fixture
def leave(cast: Any) -> Leave:
    return away(cast)


def tick() -> None:
    run(Job("personnel.leave.overdue", "", to_stop, stop), timezone.now())


@pytest.mark.clause("PER-19", shows="in-time")
def test_back_in_time_nothing_is_stopped(leave: Leave, cast: Any, behind_the_doors: Any) -> None:
    with behind_the_doors():
        [duty] = Duty.objects.pending().filter(kind_code="personnel.be_back")
        assert (duty.owner, duty.due_at) == (cast["junior"], leave.due_back_at)
    with time_machine.travel(leave.due_back_at - LATE, tick=False):
        tick()
        book_return(leave, by=cast["personnel"])
    with time_machine.travel(leave.due_back_at + LATE, tick=False):
        tick()
    with behind_the_doors():
        assert not Bar.objects.filter(person=cast["junior"]).exists()
        assert not Duty.objects.pending().filter(subject_ref=leave.public_id).exists()
    with pytest.raises(Refused, match="已经登记返岗"):
        book_return(leave, by=cast["personnel"])
    with pytest.raises(Refused, match="没有逾期未归"):
        deal_with(leave, measures="无", by=cast["secrecy_office"])


@pytest.mark.clause("PER-19", shows="overdue")
@pytest.mark.parametrize("hours", [6, 24])
def test_not_back_in_time_access_is_stopped_until_measures_are_on_record(
    hours: int, leave: Leave, cast: Any, behind_the_doors: Any
) -> None:
    choose(MEASURES_HOURS, hours)
    overdue = leave.due_back_at + LATE
    office: dict[str, Any] = {"by": cast["secrecy_office"]}
    with time_machine.travel(overdue, tick=False):
        tick()
        tick()
        with behind_the_doors():
            bar = Bar.objects.get(person=cast["junior"])
            assert not facts_of(cast["junior"], timezone.now()).levels
            [duty] = Duty.objects.pending().filter(kind_code="personnel.absent")
            assert (duty.owner, duty.due_at) == (office["by"], overdue + timedelta(hours=hours))
        later = overdue + timedelta(days=1)
        with pytest.raises(Refused, match="不能续假"):
            extend(leave, due_back_at=later, by=cast["personnel"])
        with pytest.raises(Refused, match="尚未返岗"):
            resume(bar, **office)
        book_return(leave, by=cast["personnel"])
        with pytest.raises(Refused, match="处置措施尚未登记"):
            resume(bar, **office)
        deal_with(leave, measures="电话联系，次日返岗，批评教育", **office)
        resume(bar, **office)
        with behind_the_doors():
            assert facts_of(cast["junior"], timezone.now()).levels
            assert not Duty.objects.pending().filter(subject_ref=leave.public_id).exists()


@pytest.mark.clause("PER-19", shows="refused")
def test_leave_is_booked_once_by_another_and_extended_in_time(
    leave: Leave, cast: Any, behind_the_doors: Any
) -> None:
    fields: dict[str, Any] = {"reason": "病假", "where": "家", "leaves_at": timezone.now()}
    fields["due_back_at"] = timezone.now() + LATE
    with pytest.raises(Refused, match="尚未销假"):
        book_leave(person=cast["junior"], **fields, by=cast["personnel"])
    with pytest.raises(Refused, match="不得登记自己"):
        book_leave(person=cast["personnel"], **fields, by=cast["personnel"])
    fields["due_back_at"] = fields["leaves_at"]
    with pytest.raises(Refused, match="应返岗时间"):
        book_leave(person=cast["reader"], **fields, by=cast["personnel"])
    with pytest.raises(Refused, match="不在原定时间之后"):
        extend(leave, due_back_at=leave.due_back_at, by=cast["personnel"])
    later = leave.due_back_at + timedelta(days=2)
    extend(leave, due_back_at=later, by=cast["personnel"])
    with behind_the_doors():
        [duty] = Duty.objects.pending().filter(kind_code="personnel.be_back")
        assert duty.due_at == later
    with time_machine.travel(later - LATE, tick=False):
        tick()
    with behind_the_doors():
        assert not Bar.objects.exists()


@pytest.mark.clause("PER-19", shows="shown")
def test_the_secrecy_office_sees_who_is_overdue_and_is_told_to_act(
    leave: Leave, cast: Any, client_of: Any
) -> None:
    with time_machine.travel(leave.due_back_at + LATE, tick=False):
        tick()
        client = client_of("secrecy_office")
        assert "孙晓梅" in client.get("/registers/personnel.leave/?show=overdue").content.decode()
        assert "处置逾期未归" in client.get("/duties/").content.decode()
        assert "请假逾期未归" in client.get("/registers/personnel.bar/").content.decode()
        deal_with(leave, measures="已报告公安机关", by=cast["secrecy_office"])
        assert "已报告公安机关" in client.get(leave.get_absolute_url()).content.decode()
        own = client_of("junior").get(leave.get_absolute_url()).content.decode()
        assert "天津" in own
        assert "公安" not in own


@pytest.mark.clause("PER-19", shows="hidden")
def test_leave_is_hidden_from_colleagues(leave: Leave, client_of: Any) -> None:
    for key in ("stranger", "leader", "keeper"):
        assert client_of(key).get(leave.get_absolute_url()).status_code == 404, key
        assert "孙晓梅" not in client_of(key).get("/registers/personnel.leave/").content.decode()
