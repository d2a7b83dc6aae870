"""A missing copy: one click, frozen, two clocks, found again or counted as leaked (DOC-16)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.carriers.models import Copy, Loss, State
from jiyao.domains.carriers.procedures.circulating import send, take_back
from jiyao.domains.carriers.procedures.lending_outside import call_back, lend_outside
from jiyao.domains.carriers.procedures.losing import report_found, report_missing, report_outside
from jiyao.domains.organisation.procedures.charging import give_charge
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.refusals import Refused, Unseen
from tests.approved import approved
from tests.carriers_at_hand import the_room
from tests.ways_out import LETTER

DAY = timedelta(days=1)
RULE = "carriers.copy_is_not_missing"


def tick() -> None:
    for job in SCHEDULE:
        run(job, timezone.now())


@pytest.fixture
def out(copy: Any, cast: Any, signs: Any) -> Copy:
    """A copy in the hands of the reader."""
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    send(copy, by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    return copy


@pytest.fixture
def missing(out: Any, cast: Any) -> Loss:
    return report_missing(out, last_seen="昨天下午，办公室", by=cast["reader"])


@pytest.mark.clause("DOC-16")
def test_the_holder_reports_and_both_clocks_run(
    missing: Loss, cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    with behind_the_doors():
        owed = {d.name: d.due_at for d in Duty.objects.owed_by(cast["secrecy_office"].pk)}
    assert owed["向上级报告载体下落不明"] == missing.reported_at + DAY
    assert owed["查找下落不明的载体"] == missing.reported_at + 60 * DAY


@pytest.mark.clause("DOC-16", shows="refused")
def test_a_missing_copy_is_frozen(
    missing: Loss, out: Any, cast: Any, signs: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="冻结"):
        take_back(
            out,
            reader=cast["reader"],
            counted=6,
            condition="",
            by=cast["keeper"],
            proofs=signs(reader=cast["reader"]),
        )
    [entry] = new_entries("carriers.copy.returned")
    assert (entry["outcome"], entry["rules"]) == ("refused", [RULE])


@pytest.mark.clause("DOC-16")
def test_the_page_of_a_missing_copy_says_so_first(missing: Loss, client_of: Any) -> None:
    page = client_of("keeper").get(missing.copy.get_absolute_url())
    assert str(page.context["now_facts"][0].title) == "下落不明"


def test_every_procedure_that_moves_a_copy_knows_of_missing_ones() -> None:
    free = {"carriers.copy.read", "carriers.copy.reported-missing"}
    of_copies = {c: p for c, p in PROCEDURES.items() if p.model is Copy and c not in free}
    assert len(of_copies) >= 4
    assert [c for c, p in of_copies.items() if RULE not in {r.name for r in p.rules}] == []


def test_twice_reported_is_refused(missing: Loss, out: Any, cast: Any) -> None:
    with pytest.raises(Refused, match="已经报告"):
        report_missing(out, last_seen="", by=cast["keeper"])


@pytest.mark.clause("DOC-16")
def test_who_may_not_know_of_the_copy_cannot_report_it(out: Any, cast: Any) -> None:
    with pytest.raises(Unseen):
        report_missing(out, last_seen="", by=cast["stranger"])


@pytest.mark.clause("DOC-16", shows="refused")
def test_found_it_is_free_again(
    missing: Loss, out: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    report_found(missing, where="文件柜后面", by=cast["keeper"])
    proofs = signs(reader=cast["reader"])
    fields = {"reader": cast["reader"], "counted": 6, "condition": ""}
    take_back(out, by=cast["keeper"], proofs=proofs, **fields)
    with pytest.raises(Refused, match="已经找到"):
        report_found(missing, where="又一次", by=cast["keeper"])


@pytest.mark.clause("DOC-16", shows="refused")
def test_the_superior_is_told_once_with_a_number(
    missing: Loss, cast: Any, behind_the_doors: Any
) -> None:
    report_outside(missing, number="青保报〔2026〕1号", by=cast["secrecy_office"])
    with behind_the_doors():
        names = {d.name for d in Duty.objects.owed_by(cast["secrecy_office"].pk)}
    assert names == {"查找下落不明的载体"}
    with pytest.raises(Refused, match="已经向上级报告"):
        report_outside(missing, number="再报", by=cast["secrecy_office"])


@pytest.mark.clause("DOC-16")
@pytest.mark.parametrize(("of_level", "days"), [(("state", "top"), 10), (("state", "secret"), 60)])
def test_not_found_in_the_set_days_it_counts_as_a_leak(
    of_level: Any, days: int, received: Any, cast: Any, behind_the_doors: Any
) -> None:
    document = received(*of_level, circles=("单位领导",))
    with behind_the_doors():
        copy = document.copies.first()
    report_missing(copy, last_seen="", by=cast["keeper"])
    for passed, state in ((days - 1, State.ROOM), (days + 1, State.LOST)):
        with time_machine.travel(timezone.now() + passed * DAY, tick=True):
            tick()
        with behind_the_doors():
            assert Copy.objects.get(pk=copy.pk).state == state


@pytest.mark.clause("DOC-16")
def test_lost_in_a_readers_hands_nobody_holds_it_any_more(
    missing: Loss, out: Any, cast: Any, behind_the_doors: Any
) -> None:
    with time_machine.travel(timezone.now() + 61 * DAY, tick=True):
        tick()
        tick()
    with behind_the_doors():
        copy = Copy.objects.get(pk=out.pk)
        assert (copy.state, copy.holder) == (State.LOST, None)
        assert copy.open_leg() is None
        assert copy.custody.count() == 3
        report = Loss.objects.get(pk=missing.pk)
    report_found(report, where="复印机里", by=cast["keeper"])
    with behind_the_doors():
        assert Copy.objects.get(pk=out.pk).state == State.ROOM
        assert Loss.objects.get(pk=missing.pk).leak_at is not None


@pytest.mark.clause("DOC-16")
def test_lost_with_a_reader_nobody_owes_anything_for_it_any_more(
    missing: Loss, out: Any, cast: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        owed = Duty.objects.pending().filter(subject_ref=out.public_id)
        assert owed.exists()
    with time_machine.travel(timezone.now() + 61 * DAY, tick=True):
        tick()
    with behind_the_doors():
        assert not owed.all().exists()


@pytest.mark.clause("DOC-16")
def test_lost_outside_it_neither_comes_back_nor_is_receipted_and_may_be_lent_again_when_found(
    copy: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    people = {"by": cast["keeper"], "approver": cast["leader"]}
    approved(lend_outside, copy, proofs=signs(), **people, **LETTER, days=2)
    report = report_missing(copy, last_seen="外单位", by=cast["keeper"])
    with time_machine.travel(timezone.now() + 61 * DAY, tick=True):
        tick()
        with pytest.raises(Refused, match="没有借给外单位"):
            call_back(copy, counted=6, condition="", by=cast["keeper"], proofs=signs())
    with behind_the_doors():
        lost = Copy.objects.get(pk=copy.pk)
        assert (lost.state, lost.open_outside_loan()) == (State.LOST, None)
        assert not Duty.objects.pending().filter(subject_ref=copy.public_id).exists()
    report_found(report, where="寄回", by=cast["keeper"])
    assert approved(lend_outside, copy, proofs=signs(), **people, **LETTER, days=2).body


@pytest.mark.clause("ORG-23", shows="shown")
def test_a_missing_copy_shows_who_answered_on_the_day_it_was_reported(
    out: Copy, cast: Any, client_of: Any
) -> None:
    fields = {"tier": "first", "unit": None, "basis": "分工 1 号", "by": cast["secrecy_office"]}
    give_charge(person=cast["leader"], **fields)
    report_missing(out, last_seen="", by=cast["reader"])
    with time_machine.travel(timezone.now() + DAY, tick=False):
        give_charge(person=cast["office_head"], **fields)
        page = client_of("keeper").get(out.get_absolute_url()).content.decode()
    assert "第一责任人 王立言" in page
    assert "本人 李思远" in page
    assert "第一责任人 赵文博" not in page
