"""A register shows the rows of some days; print, export and saved views follow."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

PAGE = "/registers/carriers.document/"


@pytest.fixture
def later(counted: Any) -> Any:
    """Receive one document now and one 40 days on; return that day."""
    counted(sender="先到的")
    moment = timezone.localtime() + timedelta(days=40)
    with time_machine.travel(moment, tick=False):
        counted(sender="后到的")
    return moment.date()


def shown(client: Any, query: str) -> list[bool]:
    page = client.get(PAGE + query).content.decode()
    return ["先到的" in page, "后到的" in page]


def test_only_rows_of_the_days_asked_for_are_listed(later: Any, client_of: Any) -> None:
    keeper, day = client_of("keeper"), timedelta(days=1)
    assert shown(keeper, "") == [True, True]
    assert shown(keeper, f"?from={later}&to={later}") == [False, True]
    assert shown(keeper, f"?to={later - day}") == [True, False]
    assert shown(keeper, f"?from={later + day}") == [False, False]


@pytest.mark.parametrize("odd", ["x", "2026-13-40", "9999-12-31", "0001-01-01", "٢٠٢٦-١١-٠١"])
def test_a_day_that_is_none_is_no_fault(later: Any, client_of: Any, odd: str) -> None:
    assert client_of("keeper").get(f"{PAGE}?from={odd}&to={odd}").status_code == 200


def test_print_export_and_view_follow(later: Any, client_of: Any) -> None:
    query = f"?from={later}&to={later}"
    page = client_of("keeper").get(PAGE + query)
    assert page.context["paper"].url.endswith(query)
    assert page.context["export"].url.endswith(query)
    assert page.context["state"].query() == query
    assert page.context["said"] == [f"收文时间 {later} 至 {later}"]
    assert len(page.context["rows"]) == 1
    spans = [str(span.title) for span in page.context["days"]["spans"]]
    assert spans == ["今天", "本月", "上月", "今年"]
