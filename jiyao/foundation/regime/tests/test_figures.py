"""How a clause fared this year: for who supervises the regime, on the organisation's calendar."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.regime.charting import LONGEST, chart_of
from jiyao.foundation.regime.figures import (
    Owed,
    acts_of,
    overdue_by_clause,
    owed_under,
    refusals_of,
)
from jiyao.foundation.regime.procedures.articles import set_article
from jiyao.foundation.store.aliases import READ
from jiyao.foundation.trail.recording import system_scope

ARTICLE = {"clause": "CIR-01", "document": "公文保密管理规定", "article": "第十二条"}
CODE = set_article.code
SIGN = "procedures.sign"


def refuse_once(cast: Any) -> None:
    """Let the own article be set, and refused the second time."""
    set_article(by=cast["secrecy_office"], **ARTICLE)
    with pytest.raises(Refused):
        set_article(by=cast["secrecy_office"], **ARTICLE)


def page(client: Any, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.clause("INS-08", shows="shown")
def test_acts_and_refusals_of_the_year_stand_on_the_page_of_the_clause(
    cast: Any, client_of: Any
) -> None:
    refuse_once(cast)
    response = client_of("secrecy_office").get("/regime/INS-08/")
    assert ("设定本单位条文", 1, 1, "") in response.context["figures"]["rows"]
    shown = response.content.decode()
    for words in ("拒绝", '<svg class="chart"', "chart-bar--refused", "只计留痕中以本条为据的拒绝"):
        assert words in shown


@pytest.mark.clause("INS-08", shows="shown")
def test_the_auditor_goes_from_a_count_to_the_refusals_counted(cast: Any, client_of: Any) -> None:
    refuse_once(cast)
    audit = client_of("audit")
    rows = audit.get("/regime/INS-08/").context["figures"]["rows"]
    [(count, address)] = [row[2:] for row in rows if row[0] == "设定本单位条文"]
    found = audit.get(address).context["rows"]
    assert [(each["sentence"], each["row"].outcome) for each in found] == [
        ("设定本单位条文", "refused")
    ] * count
    assert audit.get(address.replace("INS-08", "INS-09")).context["rows"] == []


@pytest.mark.clause("INS-08", shows="refused")
def test_a_refusal_counts_for_the_clauses_that_it_cites_and_for_no_other(cast: Any) -> None:
    now = timezone.now()
    before = refusals_of("SYS-02", now)
    refuse_once(cast)
    with pytest.raises(Refused):
        set_article(by=cast["stranger"], **ARTICLE)
    assert acts_of("INS-08", now)[CODE] == 1
    assert refusals_of("INS-08", now) == {CODE: 1}
    assert refusals_of("SYS-02", now) == before | {CODE: 1}
    assert refusals_of("CIR-01", now) == {}


def test_what_is_sought_and_not_seen_counts_where_nothing_is_carried_out(
    client_of: Any,
) -> None:
    client_of("stranger").get("/carriers/documents/00000000-0000-4000-8000-000000000000/")
    assert refusals_of("SYS-02", timezone.now())["carriers.document.sought"] == 1
    assert "查看、检索等（carriers.document.sought）" in page(client_of("audit"), "/regime/SYS-02/")


def test_a_clause_that_nothing_cites_costs_no_query_for_its_acts(database: None) -> None:
    with CaptureQueriesContext(connections[READ]) as queries:
        assert acts_of("BNK-05", timezone.now()) == {}
    assert len(queries) == 0


def test_the_year_begins_at_midnight_here_and_not_in_greenwich(cast: Any) -> None:
    last = datetime(2027, 12, 31, 15, 59, tzinfo=UTC)
    first = datetime(2027, 12, 31, 16, 1, tzinfo=UTC)
    with time_machine.travel(last, tick=False):
        set_article(by=cast["secrecy_office"], **ARTICLE)
    with time_machine.travel(first, tick=False):
        set_article(by=cast["secrecy_office"], **{**ARTICLE, "article": "第十三条"})
    assert acts_of("INS-08", last)[CODE] == 1
    assert acts_of("INS-08", first)[CODE] == 1
    summer = datetime(2028, 6, 1, tzinfo=UTC)
    assert acts_of("INS-08", summer)[CODE] == 1


def owed(cast: Any, behind_the_doors: Any, who: str) -> Owed | None:
    with behind_the_doors():
        now = timezone.now()
        return owed_under("CIR-06", facts_of(cast[who], now), now)


def test_what_is_open_overdue_and_settled_late_is_counted_apart(
    received: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    document = received()
    now = timezone.now()
    hour = timedelta(hours=1)
    with system_scope("tests.duty.opened"):
        for due in (hour, -hour):
            open_duty(SIGN, document, cast["keeper"], now - 2 * hour, now + due)
    assert owed(cast, behind_the_doors, "secrecy_office") == Owed(open=2, overdue=1, late=0)
    with system_scope("tests.duty.closed"):
        close_duties(SIGN, document, timezone.now())
    found = owed(cast, behind_the_doors, "secrecy_office")
    assert found == Owed(open=0, overdue=0, late=1)
    assert found.breaches == 1


@pytest.mark.parametrize("who", ["security", "audit", "leader", "stranger"])
def test_who_handles_nothing_is_told_no_count_of_duties(
    who: str, cast: Any, behind_the_doors: Any
) -> None:
    assert owed(cast, behind_the_doors, who) is None


def test_the_map_is_red_where_something_is_overdue_for_who_supervises_and_handles(
    received: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    document, now = received(), timezone.now()
    with system_scope("tests.duty.opened"):
        late = now - timedelta(hours=1)
        open_duty("carriers.return", document, cast["reader"], now - timedelta(days=1), late)
    shown = page(client_of("secrecy_office"), "/regime/?area=CIR")
    assert shown.count('share--breached">超期 1') == 3  # the cells of CIR and BOR, and the clause
    for who in ("stranger", "keeper", "audit"):
        assert "share--breached" not in page(client_of(who), "/regime/?area=CIR")
    with behind_the_doors():
        assert overdue_by_clause(facts_of(cast["secrecy_office"], now), now) == {
            "CIR-03": 1,
            "BOR-04": 1,
        }


@pytest.mark.parametrize("who", ["secrecy_office", "security", "audit"])
def test_supervisors_see_the_figures(who: str, client_of: Any) -> None:
    assert "只计留痕中" in page(client_of(who), "/regime/CIR-01/")


@pytest.mark.clause("INS-08", shows="hidden")
@pytest.mark.parametrize("who", ["stranger", "keeper", "leader", "system"])
def test_nobody_else_sees_the_figures(who: str, cast: Any, client_of: Any) -> None:
    refuse_once(cast)
    shown = page(client_of(who), "/regime/INS-08/")
    assert "只计留痕中" not in shown
    assert '<svg class="chart"' not in shown


def test_the_longest_bar_has_all_the_room_and_no_figure_is_lost() -> None:
    chart = chart_of([("办理", 1000, "done"), ("拒绝", 1, "refused"), ("逾期", 0, "breached")])
    assert [bar.width for bar in chart.bars] == [LONGEST, 1, 0]
    assert chart_of([("办理", 0, "done")]).bars[0].width == 0
    assert chart.height > chart.bars[-1].base
