"""Counts, repairs, losses, and what has run out (ARC-03, ARC-08, ARC-09)."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.archives.models import Finding, Stage, Volume
from jiyao.domains.archives.procedures.keeping import (
    appraise,
    count,
    mend,
    note_damage,
    report_lost,
)
from jiyao.domains.carriers.models import Copy, Loss, State
from jiyao.domains.carriers.procedures.destroying import draft
from jiyao.domains.carriers.procedures.losing import report_found
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.archived import Archive

LATER = date(2099, 12, 31)
AFTER_TEN_YEARS = timedelta(days=366 * 11)


def appraised_by(cast: Any, signs: Any, volume: Volume, verdict: str, **changes: Any) -> Any:
    """Have a panel of three appraise a volume, with the leader's approval."""
    people = {"by": cast["keeper"], "approver": cast["leader"], "proofs": signs()}
    panel = [cast["keeper"], cast["secrecy_office"], cast["office_head"]]
    fields = {"panel": panel, "verdict": verdict, "longer": None} | changes
    return approved(appraise, volume, **people, **fields)


@pytest.mark.clause("ARC-03", shows="shown")
@pytest.mark.clause("ARC-03", shows="hidden")
def test_a_count_that_differs_is_a_finding(
    archive: Archive, stored: Volume, cast: Any, page: Any
) -> None:
    assert stored.number in page("keeper", "/registers/archives.volume/?show=uncounted")
    assert count(stored, on_card=2, found=2, by=cast["keeper"]).agrees
    assert stored.number not in page("keeper", "/registers/archives.volume/?show=uncounted")
    assert not count(stored, on_card=2, found=1, by=cast["keeper"]).agrees
    with archive.behind():
        assert Finding.objects.get().what == "账 2 件，卡 2 件，物 1 件"
    assert stored.number in page("keeper", "/registers/archives.count/?show=differs")
    assert stored.number not in page("stranger", "/registers/archives.count/")


@pytest.mark.clause("ARC-03")
def test_damage_is_noted_and_mended_once(stored: Volume, cast: Any, page: Any) -> None:
    repair = note_damage(stored, damage="封面撕裂", by=cast["keeper"])
    assert stored.number in page("keeper", "/registers/archives.repair/?show=open")
    mend(repair, method="托裱", by=cast["keeper"])
    assert "托裱" in page("keeper", repair.get_absolute_url())
    with pytest.raises(Refused, match="已经修复"):
        mend(repair, method="再修", by=cast["keeper"])


@pytest.mark.clause("ARC-09", shows="shown")
@pytest.mark.clause("ARC-09", shows="hidden")
def test_lost_items_are_reported_at_once_and_freeze_the_volume(
    archive: Archive, stored: Volume, cast: Any, page: Any, new_entries: Any
) -> None:
    first, second = archive.items(stored)
    report_lost(stored, items=[first], last_seen="昨天，库房", by=cast["keeper"])
    with archive.behind():
        names = {d.name for d in Duty.objects.owed_by(cast["secrecy_office"].pk)}
    assert {"向上级报告载体下落不明", "查找下落不明的载体"} <= names
    losses = page("secrecy_office", "/registers/carriers.loss/")
    assert first.copy.number in losses
    assert second.copy.number not in losses
    assert first.copy.number not in page("stranger", "/registers/carriers.loss/")
    with pytest.raises(Refused, match="下落不明"):
        archive.consulted(stored)
    assert [e["outcome"] for e in new_entries("archives.volume.missed")] == ["done"]


@pytest.mark.clause("ARC-09")
def test_while_one_item_is_searched_for_another_is_reported_too(
    archive: Archive, stored: Volume, cast: Any
) -> None:
    first, second = archive.items(stored)
    for item in (first, second):
        report_lost(stored, items=[item], last_seen="昨天，库房", by=cast["keeper"])
    with archive.behind():
        assert {loss.copy_id for loss in Loss.objects.all()} == {first.copy_id, second.copy_id}
    with pytest.raises(Refused, match="已报告下落不明"):
        report_lost(stored, items=[second], last_seen="昨天，库房", by=cast["keeper"])


@pytest.mark.clause("ARC-09")
def test_not_found_in_time_it_counts_as_lost_and_is_no_longer_in_the_volume(
    archive: Archive, stored: Volume, cast: Any, page: Any
) -> None:
    first, second = archive.items(stored)
    report_lost(stored, items=[first], last_seen="昨天，库房", by=cast["keeper"])
    with time_machine.travel(timezone.now() + timedelta(days=61), tick=True):
        for job in SCHEDULE:
            run(job, timezone.now())
        assert "已认定丢失" in page("keeper", stored.get_absolute_url())
    with archive.behind():
        assert Volume.objects.get(pk=stored.pk).inside() == [second]


@pytest.mark.clause("ARC-08", "ARC-09")
def test_lost_and_found_it_lies_in_the_room_and_its_former_volume_touches_it_no_more(
    archive: Archive, copy_of: Any, cast: Any, signs: Any
) -> None:
    volume = archive.volume(archive.entered(retention="D10"))
    archive.stored(archive.filled(volume, copy_of(), copy_of()))
    first, second = archive.items(volume)
    report_lost(volume, items=[first], last_seen="昨天，库房", by=cast["keeper"])
    with time_machine.travel(timezone.now() + AFTER_TEN_YEARS, tick=True):
        for job in SCHEDULE:
            run(job, timezone.now())
        with archive.behind():
            loss = Loss.objects.get()
        report_found(loss, where="柜后", by=cast["keeper"])
        with archive.behind():
            assert Volume.objects.get(pk=volume.pk).inside() == [second]
        other = archive.filled(archive.volume(volume.filing_class), first.copy)
        assert [item.copy for item in archive.items(other)] == [first.copy]
        appraised_by(cast, signs, volume, "destroy")
        with archive.behind():
            steps = {c.pk: c.custody.last().how for c in Copy.objects.all() if c.custody.exists()}
        assert (steps[first.copy_id], steps[second.copy_id]) == ("found", "appraised")


@pytest.mark.clause("ARC-09")
def test_found_after_its_volume_was_withdrawn_it_may_be_filed_again(
    archive: Archive, copy_of: Any, cast: Any, signs: Any
) -> None:
    volume = archive.volume(archive.entered(retention="D10"))
    archive.stored(archive.filled(volume, copy_of(), copy_of()))
    first, second = archive.items(volume)
    report_lost(volume, items=[first], last_seen="昨天，库房", by=cast["keeper"])
    with time_machine.travel(timezone.now() + AFTER_TEN_YEARS, tick=True):
        for job in SCHEDULE:
            run(job, timezone.now())
        appraised_by(cast, signs, volume, "destroy")
        with archive.behind():
            loss = Loss.objects.get()
        report_found(loss, where="柜后", by=cast["keeper"])
        other = archive.filled(archive.volume(volume.filing_class), first.copy)
        assert [item.copy for item in archive.items(other)] == [first.copy]
        with pytest.raises(Refused, match="已经立入案卷"):
            archive.filled(other, second.copy)


@pytest.mark.clause("ARC-09")
def test_what_is_not_handed_over_is_reported_as_a_carrier(
    archive: Archive, copy: Copy, cast: Any
) -> None:
    volume = archive.filled(archive.volume(archive.entered()), copy)
    with pytest.raises(Refused, match="还没有移交"):
        report_lost(volume, items=archive.items(volume), last_seen="", by=cast["keeper"])


@pytest.fixture
def ten(archive: Archive, copy: Copy) -> Volume:
    """A volume of this year in the store that is kept for ten years."""
    volume = archive.volume(archive.entered(retention="D10"))
    return archive.stored(archive.filled(volume, copy))


@pytest.fixture
def appraised(ten: Volume, cast: Any, signs: Any) -> Any:
    """Have the volume appraised."""
    return lambda verdict, longer=None, **changes: appraised_by(
        cast, signs, ten, verdict, longer=longer, **changes
    )


@pytest.mark.clause("ARC-08")
def test_run_out_and_found_worthless_it_goes_to_the_list_for_destruction(
    archive: Archive, ten: Volume, copy: Copy, appraised: Any, cast: Any, page: Any
) -> None:
    with time_machine.travel(timezone.now() + AFTER_TEN_YEARS, tick=True):
        assert ten.number in page("keeper", "/registers/archives.volume/?show=expired")
        appraisal = appraised("destroy")
        assert "在销毁清册中造册" in page("keeper", appraisal.get_absolute_url())
        assert ten.number not in page("keeper", "/registers/archives.volume/?show=expired")
        with archive.behind():
            back = Copy.objects.get(pk=copy.pk)
            assert Volume.objects.get(pk=ten.pk).state == Stage.WITHDRAWN
            assert back.state == State.ROOM
            assert back.custody.last().get_how_display() == "保管期满出库，存机要室待销毁"
        station = {"name": "销毁中心", "kind": "destruction", "container": "none"}
        place = rate(level=archive.level(code="top"), by=cast["secrecy_office"], **station)
        fields = {"reason": "期满", "appraisal": "无价值", "method": "city_station"}
        assert draft(copies=[back], place=place, by=cast["keeper"], **fields).number


@pytest.mark.clause("ARC-08")
def test_found_of_worth_it_is_kept_longer(archive: Archive, ten: Volume, appraised: Any) -> None:
    with time_machine.travel(timezone.now() + AFTER_TEN_YEARS, tick=True):
        appraised("keep", longer=LATER)
    with archive.behind():
        kept = Volume.objects.get(pk=ten.pk)
        assert (kept.state, kept.keep_until) == (Stage.STORED, LATER)


@pytest.mark.clause("ARC-08", shows="refused")
def test_before_its_time_or_for_ever_nothing_is_appraised(
    archive: Archive, ten: Volume, copy_of: Any, appraised: Any, cast: Any
) -> None:
    with pytest.raises(Refused, match="尚未期满"):
        appraised("destroy")
    for_ever = archive.volume(archive.entered(retention="Y"))
    archive.stored(archive.filled(for_ever, copy_of()))
    panel = [cast["keeper"], cast["secrecy_office"], cast["office_head"]]
    with pytest.raises(Refused, match="永久保管"):
        appraise(for_ever, panel=panel, verdict="destroy", longer=None, by=cast["keeper"])


@pytest.mark.clause("ARC-08", shows="refused")
@pytest.mark.parametrize(
    ("members", "verdict", "longer", "says"),
    [
        (("keeper", "office_head"), "destroy", None, "不足 3 人"),
        (("keeper", "reader", "leader"), "destroy", None, "没有专职档案员"),
        (("keeper", "reader", "office_head"), "destroy", LATER, "不填延长日期"),
        (("keeper", "reader", "office_head"), "keep", None, "没有填以后的日期"),
    ],
)
def test_a_verdict_needs_a_panel_and_its_date(
    members: tuple[str, ...], verdict: str, longer: Any, says: str, appraised: Any, cast: Any
) -> None:
    with (
        time_machine.travel(timezone.now() + AFTER_TEN_YEARS, tick=True),
        pytest.raises(Refused, match=says),
    ):
        appraised(verdict, longer, panel=[cast[who] for who in members])


@pytest.mark.clause("ARC-08", shows="refused")
def test_the_panel_is_cleared_for_what_it_appraises(
    archive: Archive, copy_of: Any, cast: Any
) -> None:
    volume = archive.volume(archive.entered(retention="D10"), level=archive.level(code="top"))
    archive.stored(archive.filled(volume, copy_of()))
    panel = [cast["keeper"], cast["reader"], cast["office_head"]]
    with (
        time_machine.travel(timezone.now() + AFTER_TEN_YEARS, tick=True),
        pytest.raises(Refused, match="李思远 不能鉴定此卷"),
    ):
        appraise(volume, panel=panel, verdict="destroy", longer=None, by=cast["keeper"])


@pytest.mark.clause("ARC-08", shows="refused")
def test_without_the_leaders_approval_nothing_is_destroyed(
    ten: Volume, cast: Any, new_entries: Any
) -> None:
    panel = [cast["keeper"], cast["secrecy_office"], cast["office_head"]]
    with (
        time_machine.travel(timezone.now() + AFTER_TEN_YEARS, tick=True),
        pytest.raises(Refused, match="批准"),
    ):
        appraise(ten, panel=panel, verdict="destroy", longer=None, by=cast["keeper"])
    [entry] = new_entries("archives.volume.appraised")
    assert (entry["outcome"], "ARC-08" in entry["clauses"]) == ("refused", True)
