"""The roll in the layout of reporting, and the report of every year (PER-12)."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jiyao.domains.personnel.models import PersonFile, RollReport
from jiyao.domains.personnel.procedures.posting import take_post
from jiyao.domains.personnel.procedures.reporting import open_report, report_roll, to_report
from jiyao.domains.personnel.procedures.vetting import open_vetting
from jiyao.domains.personnel.settings import REPORTED_BY_MONTH
from jiyao.foundation.calendar.jobs import Job, run
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.store.aliases import READ
from tests.carriers_at_hand import choose
from tests.clearing import out_of_post
from tests.people_at_hand import ID_NUMBER, state

ROLL = "/registers/personnel.roll/"
JOB = Job("personnel.report.opened", "", to_report, open_report)


@pytest.fixture
def report(cast: Any, behind_the_doors: Any) -> RollReport:
    run(JOB, timezone.now())
    with behind_the_doors():
        return RollReport.objects.get()


@pytest.mark.clause("PER-12", shows="shown")
def test_roll_and_print_show_who_is_in_a_classified_post_with_particulars(
    newcomer: Any, prepared: Any, post: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    file = prepared(newcomer())
    state(open_vetting(file, post=post, by=cast["personnel"]), behind_the_doors)
    holding = take_post(file, post=post, by=cast["personnel"])
    client = client_of("personnel")
    page = client.get(f"{ROLL}?show=general&columns=id").content.decode()
    for words in ("白新", "一般", "中共党员", "文印员", "秘密"):
        assert words in page
    assert "何远" not in page
    assert ID_NUMBER not in page
    pdf = words_of(client.get("/papers/personnel.roll/").content)
    assert ID_NUMBER in pdf
    assert "填报单位" in pdf
    out_of_post(holding)
    assert "白新" not in client.get(ROLL).content.decode()


def test_each_category_lists_its_own(cast: Any, client_of: Any) -> None:
    lists = {
        show: client_of("secrecy_office").get(f"{ROLL}?show={show}").content.decode()
        for show in ("core", "important", "general")
    }
    assert [name in lists["core"] for name in ("陈静", "李思远", "孙晓梅")] == [True, False, False]
    assert [name in lists["important"] for name in ("陈静", "李思远")] == [False, True]
    assert [name in lists["general"] for name in ("李思远", "孙晓梅")] == [False, True]


def test_the_roll_asks_no_more_of_the_database_for_more_people(
    cast: Any, client_of: Any, newcomer: Any, prepared: Any, post: Any
) -> None:
    client = client_of("personnel")
    counts = []
    for _each in range(2):
        with CaptureQueriesContext(connections[READ]) as queries:
            client.get(ROLL)
        counts.append(len(queries))
        if len(counts) == 1:
            take_post(prepared(newcomer()), post=post, by=cast["personnel"])
    assert counts[0] == counts[1]


@pytest.mark.clause("PER-12")
def test_every_year_a_report_is_owed_by_the_month_of_the_setting(
    cast: Any, report: RollReport, client_of: Any, behind_the_doors: Any
) -> None:
    choose(REPORTED_BY_MONTH, 3)
    assert run(JOB, timezone.now()) == 0
    following = timezone.make_aware(datetime(2030, 1, 3, 9))
    with time_machine.travel(following, tick=False):
        assert run(JOB, following) == 1
    with behind_the_doors():
        assert RollReport.objects.get(year=2030).due_at == at_closing(date(2030, 3, 31))
        owing = Duty.objects.pending().filter(subject_ref=report.public_id)
        assert [duty.owner for duty in owing] == [cast["personnel"]]
    fields: dict[str, Any] = {"recipient": "市保密局", "number": "青机报〔2026〕1号"}
    today = timezone.localdate()
    with pytest.raises(Refused, match="今天之后"):
        report_roll(report, **fields, sent_on=today + timedelta(days=1), by=cast["personnel"])
    report_roll(report, **fields, sent_on=today, by=cast["personnel"])
    with behind_the_doors():
        assert not owing.all()
        report.refresh_from_db()
        assert report.people == PersonFile.objects.in_classified_post(timezone.now()).count() == 7
    with pytest.raises(Refused, match="已经报送"):
        report_roll(report, **fields, sent_on=today, by=cast["personnel"])
    assert "市保密局" in client_of("personnel").get("/registers/personnel.report/").content.decode()
    assert client_of("keeper").get(report.get_absolute_url()).status_code == 403
