"""What the calendar asks of the keepers of the archives (ARC-08, ARC-09)."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.archives.models import Volume
from jiyao.domains.archives.procedures.keeping import appraise, report_lost
from jiyao.domains.archives.procedures.owing import APPRAISE, FILE_AGAIN
from jiyao.domains.carriers.models import Loss
from jiyao.domains.carriers.procedures.losing import report_found, report_missing
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty
from tests.approved import approved
from tests.archived import Archive

AFTER_TEN_YEARS = timedelta(days=11 * 366)
AFTER_THE_SEARCH = timedelta(days=61)


@pytest.fixture
def owed(archive: Archive) -> Any:
    """Let the calendar run, and return who owes an act about a record."""

    def after_a_tick(kind: str, record: Any) -> list[str]:
        for job in SCHEDULE:
            run(job, timezone.now())
        with archive.behind():
            duties = Duty.objects.pending().filter(kind_code=kind, subject_ref=record.public_id)
            return [duty.owner.name for duty in duties]

    return after_a_tick


@pytest.fixture
def ten_years(archive: Archive, copy_of: Any) -> Volume:
    """A volume of ten years in the store."""
    volume = archive.volume(archive.entered(retention="D10"))
    return archive.stored(archive.filled(volume, copy_of(), copy_of()))


@pytest.fixture
def lost_and_found(archive: Archive, owed: Any, cast: Any) -> Any:
    """Find a lost copy behind a safe: only then is it owed a volume."""

    def find(item: Any) -> None:
        assert owed(FILE_AGAIN, item.copy) == []
        with archive.behind():
            loss = Loss.objects.get()
        report_found(loss, where="柜后", by=cast["keeper"])
        assert owed(FILE_AGAIN, item.copy) == ["陈静"]

    return find


@pytest.mark.clause("ARC-08")
def test_a_volume_that_has_run_out_is_owed_an_appraisal_once(
    archive: Archive, ten_years: Volume, owed: Any, cast: Any, signs: Any, page: Any
) -> None:
    assert owed(APPRAISE, ten_years) == []
    with time_machine.travel(timezone.now() + AFTER_TEN_YEARS, tick=True):
        assert owed(APPRAISE, ten_years) == ["陈静"]
        assert owed(APPRAISE, ten_years) == ["陈静"]
        assert ten_years.number in page("keeper", "/duties/")
        longer = date(timezone.localdate().year + 10, 12, 31)
        panel = [cast["keeper"], cast["secrecy_office"], cast["office_head"]]
        fields = {"panel": panel, "verdict": "keep", "longer": longer, "approver": cast["leader"]}
        fields["proofs"] = signs()
        approved(appraise, ten_years, by=cast["keeper"], **fields)
        assert owed(APPRAISE, ten_years) == []


@pytest.mark.clause("ARC-09")
def test_a_filed_copy_that_was_lost_and_found_is_owed_a_volume(
    archive: Archive, ten_years: Volume, owed: Any, cast: Any, lost_and_found: Any
) -> None:
    with archive.behind():
        filing_class = ten_years.filing_class
    item = archive.items(ten_years)[0]
    report_lost(ten_years, items=[item], last_seen="昨天", by=cast["keeper"])
    with time_machine.travel(timezone.now() + AFTER_THE_SEARCH, tick=True):
        lost_and_found(item)
        archive.filled(archive.volume(filing_class), item.copy)
        assert owed(FILE_AGAIN, item.copy) == []


def test_what_is_owed_for_a_copy_ends_when_it_goes_another_way(
    archive: Archive, ten_years: Volume, owed: Any, cast: Any, lost_and_found: Any
) -> None:
    item = archive.items(ten_years)[0]
    report_lost(ten_years, items=[item], last_seen="昨天", by=cast["keeper"])
    with time_machine.travel(timezone.now() + AFTER_THE_SEARCH, tick=True):
        lost_and_found(item)
        report_missing(item.copy, last_seen="", by=cast["keeper"])
    with time_machine.travel(timezone.now() + 3 * AFTER_THE_SEARCH, tick=True):
        assert owed(FILE_AGAIN, item.copy) == []
