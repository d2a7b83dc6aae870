"""What waits for the three administrators: requests, lock-outs, refusals, what is not signed."""

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.utils import timezone

from jiyao.desk.tests.conftest import at
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import record_alone, system_scope


def figures(page: Any) -> dict[str, int]:
    return {str(stat.title): stat.count for stat in page.context["stats"]}


def works(page: Any, title: str) -> list[Any]:
    return [w for card in page.context["cards"] if str(card.title) == title for w in card.works]


@pytest.mark.clause("SYS-01", "SYS-06")
def test_a_request_waits_on_the_board_of_who_may_grant_it(cast: Any, client_of: Any) -> None:
    reset = PROCEDURES["accounts.second-factor.reset"]
    permit = ask(reset, cast["stranger"], by=cast["system"], asked_for="手机丢失")
    page = client_of("security").get("/")
    assert figures(page)["待签"] == 1
    [work] = works(page, "待批申请")
    assert work.title == "重置二次验证：手机丢失"
    assert work.url == permit.get_absolute_url()
    assert [(str(each.title), each.url) for each in work.actions] == [("审批", work.url)]
    assert figures(client_of("system").get("/"))["待签"] == 0


@pytest.mark.clause("SYS-07")
def test_who_is_locked_out_waits_to_be_let_in_again(cast: Any, client_of: Any) -> None:
    number = cast["stranger"].number
    failed(number, settings.AXES_FAILURE_LIMIT)
    failed(cast["reader"].number, settings.AXES_FAILURE_LIMIT - 1)
    for who in ("system", "security"):
        page = client_of(who).get("/")
        assert figures(page)["登录被锁定"] == 1
        [work] = works(page, "登录被锁定")
        assert work.number == number
        [action] = work.actions
        assert action.url == f"/act/accounts.lock-out.lifted/{cast['stranger'].public_id}/"
        assert client_of(who).get(action.url).context["refusals"] == []
    assert "登录被锁定" not in client_of("audit").get("/").content.decode()


def failed(number: str, times: int) -> None:
    with system_scope("tests.sign-in.failed"):
        AccessAttempt.objects.create(
            username=number, failures_since_start=times, attempt_time=timezone.now()
        )


def listed(client: Any, page: Any, title: str) -> list[Any]:
    """Return the rows behind the address of a figure, page by page."""
    [address] = [stat.url for stat in page.context["stats"] if str(stat.title) == title]
    rows: list[Any] = []
    while address:
        found = client.get(address).context
        rows += found["rows"]
        address = f"/trail/{found['older']}" if found["older"] else ""
    return rows


@pytest.mark.clause("SYS-03")
def test_the_refusals_of_today_are_listed_by_who_and_what(cast: Any, client_of: Any) -> None:
    with at(timezone.now() - timedelta(days=1)):
        record_alone("R0201", "carriers.copy.sent", Outcome.REFUSED)
    record_alone("S0401", "carriers.copy.sent", Outcome.REFUSED)
    record_alone("S0401", "carriers.copy.sent", Outcome.DONE)
    page = client_of("audit").get("/")
    assert figures(page)["今日被拒绝"] == len(listed(client_of("audit"), page, "今日被拒绝")) == 1
    [work] = works(page, "今日被拒绝的办理")
    assert (work.who, work.title) == (cast["stranger"].name, "送阅")
    assert client_of("audit").get(work.url).status_code == 200


@pytest.mark.clause("SYS-03")
def test_what_was_not_signed_within_the_hour_stands_out(client_of: Any) -> None:
    with at(timezone.now() + timedelta(minutes=30)):
        assert figures(client_of("audit").get("/"))["逾 1 小时未签名的留痕"] == 0
    with at(timezone.now() + timedelta(hours=2)):
        page = client_of("audit").get("/")
        there = listed(client_of("audit"), page, "逾 1 小时未签名的留痕")
    assert figures(page)["逾 1 小时未签名的留痕"] == len(there) > 0
    assert "stat--pressing" in page.content.decode()
