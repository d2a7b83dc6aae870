"""Copies made are called back, and the copying stays open until each is dealt with (CPY-10)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Copying, MadeCopy, Move
from jiyao.domains.carriers.papers.copying import fill_copying
from jiyao.domains.carriers.procedures.copying import close_copying, duplicate, keep
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.approved import approved
from tests.carriers_at_hand import the_room
from tests.own_at_hand import entered

DAY = timezone.localdate() + timedelta(days=7)
REGISTER = "/registers/carriers.copying/"


@pytest.fixture
def copied(copy: Copy, cast: Any, signs: Any) -> Any:
    """Have three copies made of a copy, approved."""

    def over(source: Copy = copy, **changes: Any) -> Copying:
        asked = {"number": 3, "purpose": "会议", "distribution": "会务组", "consent": ""}
        asked |= {"recall": DAY, "meeting": "", "place": the_room(), "made": 3}
        asked |= {"spoilt": 0, "destroyed": 0, "marked": False}
        people = {"by": cast["keeper"], "approver": cast["office_head"], "proofs": signs()}
        return approved(duplicate, source, **people, **asked | changes)

    return over


@pytest.fixture
def kept(cast: Any, signs: Any) -> Any:
    """Let some copies of a copying stay, approved."""

    def over(copying: Copying, *rows: MadeCopy, approver: str = "office_head") -> Copying:
        people = {"by": cast["keeper"], "approver": cast[approver], "proofs": signs()}
        return approved(keep, copying, kept=list(rows), reason="存查", **people)

    return over


def gone(row: MadeCopy, how: Move) -> None:
    with system_scope("tests.copy.moved"):
        Copy.objects.get(pk=row.copy_id).move(how, timezone.now())


def owed(copying: Copying) -> Any:
    return Duty.objects.pending().filter(subject_ref=copying.public_id)


@pytest.mark.clause("CPY-10", shows="in-time")
@pytest.mark.clause("CPY-10", shows="refused")
def test_a_copying_is_closed_when_each_copy_is_filed_destroyed_or_kept(
    copied: Any, kept: Any, cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    copying = copied()
    with behind_the_doors():
        assert [duty.due_at for duty in owed(copying)] == [at_closing(DAY)]
        filed, destroyed, staying = copying.results.select_related("copy").order_by("pk")
    gone(filed, Move.ARCHIVED)
    gone(destroyed, Move.DESTROYED)
    with pytest.raises(Refused, match=f"还有 1 份.*{staying}"):
        close_copying(copying, by=cast["keeper"])
    with pytest.raises(Refused, match="不是这次复制中尚未处理的份"):
        kept(copying, filed)
    with pytest.raises(Refused, match="没有选择"):
        kept(copying)
    kept(copying, staying)
    close_copying(copying, by=cast["keeper"])
    with behind_the_doors():
        assert not owed(copying).exists()
    with pytest.raises(Refused, match="已经办结"):
        close_copying(copying, by=cast["keeper"])
    outcomes = [entry["outcome"] for entry in new_entries("carriers.copying.closed")]
    assert outcomes == ["refused", "done", "refused"]


@pytest.mark.clause("CPY-10", shows="overdue")
def test_what_is_not_back_by_its_day_is_overdue_and_listed(
    copied: Any, client_of: Any, behind_the_doors: Any
) -> None:
    copying = copied()
    with behind_the_doors():
        [duty] = owed(copying)
    overdue = f"{REGISTER}?show=overdue"
    assert not duty.is_overdue(timezone.now())
    assert copying.source.number not in client_of("keeper").get(overdue).content.decode()
    with time_machine.travel(at_closing(DAY) + timedelta(hours=1), tick=True):
        assert duty.is_overdue(timezone.now())
        assert copying.source.number in client_of("keeper").get(overdue).content.decode()


@pytest.mark.clause("CPY-10", shows="shown")
@pytest.mark.clause("CPY-10", shows="hidden")
def test_page_print_and_register_count_what_became_of_the_copies(
    copied: Any, kept: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    copying = copied()
    with behind_the_doors():
        first, second, _third = copying.results.select_related("copy").order_by("pk")
    gone(first, Move.DESTROYED)
    kept(copying, second)
    keeper = client_of("keeper")
    page = keeper.get(copying.get_absolute_url()).content.decode()
    assert all(words in page for words in ("未处理", "批准留存", "存查", "收回期限"))
    assert "复制件收回期限" in keeper.get(second.copy.get_absolute_url()).content.decode()
    assert copying.source.number in keeper.get(f"{REGISTER}?show=open").content.decode()
    with behind_the_doors():
        record = Copying.objects.get(pk=copying.pk)
        sheet = fill_copying(record, facts_of(cast["keeper"], timezone.now()))
    outcomes = [row[1] for row in sheet.data["rows"]]
    assert outcomes == ["已销毁", "批准留存：存查", "机要室"]
    assert all("收回期限：" in "".join(stamp) for stamp in sheet.data["stamps"])
    assert client_of("stranger").get(copying.get_absolute_url()).status_code == 404
    assert client_of("stranger").get(REGISTER).status_code == 403


def test_a_day_that_has_passed_is_no_recall(copied: Any) -> None:
    with pytest.raises(Refused, match="收回期限已经过去"):
        copied(recall=timezone.localdate() - timedelta(days=1))


def test_who_may_not_approve_the_copying_lets_no_copy_stay(
    copied: Any, kept: Any, behind_the_doors: Any
) -> None:
    copying = copied()
    with behind_the_doors():
        rows = list(copying.results.all())
    with pytest.raises(Refused):
        kept(copying, *rows, approver="leader")


@pytest.mark.clause("CPY-07")
@pytest.mark.clause("CPY-07", shows="refused")
@pytest.mark.parametrize("named", [True, False])
def test_copies_for_a_meeting_are_approved_and_bear_their_level(
    named: bool,
    copy: Copy,
    copied: Any,
    cast: Any,
    level: Any,
    client_of: Any,
    behind_the_doors: Any,
    new_entries: Any,
) -> None:
    meeting = {"meeting": "七号会议"} if named else {}
    record = entered(cast, level("work", "internal"), origin="meeting").document
    with behind_the_doors():
        source = copy if named else record.copies.first()
    with pytest.raises(Refused, match="没有逐份标明密级"):
        copied(source, **meeting)
    [entry] = new_entries("carriers.copy.duplicated")
    assert entry["clauses"] == ["CPY-07"]
    copying = copied(source, marked=True, **meeting)
    page = client_of("keeper").get(copying.get_absolute_url()).content.decode()
    assert ("七号会议" in page) == named


@pytest.mark.clause("CPY-07", shows="refused")
def test_without_approval_no_copy_is_made_for_a_meeting(
    copy: Copy, cast: Any, new_entries: Any
) -> None:
    fields = {"number": 1, "purpose": "", "distribution": "", "consent": "", "recall": DAY}
    fields |= {"meeting": "七号会议", "place": the_room(), "made": 1, "spoilt": 0}
    with pytest.raises(Refused, match="批准"):
        duplicate(copy, destroyed=0, marked=True, by=cast["keeper"], **fields)
    [entry] = new_entries("carriers.copy.duplicated")
    assert "CPY-07" in entry["clauses"]
