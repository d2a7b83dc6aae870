"""What was refused in a month, as who answers for the regime sees it (SYS-03)."""

from typing import Any

import pytest
from django.utils import timezone

PAGE = "/trail/refusals/"


@pytest.mark.clause("SYS-03", shows="shown")
@pytest.mark.parametrize("who", ["secrecy_office", "security", "audit"])
def test_who_answers_for_the_regime_sees_who_was_refused_what_and_why(
    who: str, received: Any, client_of: Any, cast: Any
) -> None:
    document = received()
    client_of("stranger").get("/act/carriers.document.counted/")
    page = client_of(who).get(PAGE)
    [line] = [each for each in page.context["lines"] if each["number"] == "S0401"]
    assert (line["who"], line["what"]) == (cast["stranger"].name, "收件清点")
    assert line["clauses"] == ["SYS-02"]
    assert ("SYS-02", 1) in page.context["by_clause"]
    assert document.number not in page.content.decode()


def test_another_month_is_asked_for_by_its_name(client_of: Any) -> None:
    client_of("stranger").get("/act/carriers.document.counted/")
    office = client_of("secrecy_office")
    assert office.get(PAGE, {"month": "2020-01"}).context["lines"] == []
    odd = office.get(PAGE, {"month": "2020-13"})
    assert odd.context["month"] == timezone.localdate().replace(day=1)
    assert odd.context["after"] is None
    assert odd.context["lines"]


@pytest.mark.clause("SYS-03", shows="hidden")
@pytest.mark.parametrize("who", ["keeper", "leader", "reader", "system"])
def test_nobody_else_sees_the_refusals(who: str, client_of: Any) -> None:
    assert client_of(who).get(PAGE).status_code == 403


def test_more_than_are_shown_is_said(client_of: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("jiyao.foundation.audit.refusals.MOST", 1)
    for _turn in range(2):
        client_of("stranger").get("/act/carriers.document.counted/")
    page = client_of("secrecy_office").get(PAGE)
    assert len(page.context["lines"]) == 1
    assert "只列最近的 1 次" in page.content.decode()
