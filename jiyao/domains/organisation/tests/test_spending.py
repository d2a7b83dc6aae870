"""The budget of confidentiality work and what is spent off it (ORG-11)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.organisation.models import BudgetLine, Spending
from jiyao.domains.organisation.procedures.assessing import enter_risk
from jiyao.domains.organisation.procedures.spending import enter_budget, spend
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused


@pytest.fixture
def line(cast: Any) -> BudgetLine:
    fields = {"purpose": "equipment", "name": "碎纸机更新", "basis": "青财〔2026〕3号"}
    year = timezone.localdate().year
    made: BudgetLine = enter_budget(year=year, amount=50000, **fields, by=cast["secrecy_office"])
    return made


@pytest.fixture
def buy(line: BudgetLine, cast: Any) -> Any:
    def bought(**changes: Any) -> Spending:
        fields = {"item": "碎纸机两台", "amount": 30000, "spent_on": timezone.localdate()}
        fields |= {"voucher": "记-18", "equipment": "SB-007", "risk": None}
        fields |= {"by": cast["secrecy_office"], **changes}
        made: Spending = spend(line, **fields)
        return made

    return bought


@pytest.mark.clause("ORG-11", shows="shown")
def test_money_is_led_from_the_budget_to_the_equipment_and_the_measure(
    line: BudgetLine, buy: Any, cast: Any, client_of: Any
) -> None:
    assessed = {"likelihood": 3, "impact": 4, "measure": "换碎纸机", "owner": cast["reader"]}
    soon = timezone.localdate() + timedelta(days=30)
    fields = {"asset": "废纸", "threat": "碎得不够细", "unit": None, "review_on": soon}
    risk = enter_risk(**fields, **assessed, by=cast["secrecy_office"])
    spent = buy(risk=risk)
    client = client_of("leader")
    for record in (line, spent, risk):
        page = client.get(record.get_absolute_url()).content.decode()
        assert "SB-007" in page
    assert "20000" in client.get(line.get_absolute_url()).content.decode()
    listed = client.get(reverse("register", args=["organisation.spending"]))
    assert "SB-007" in listed.content.decode()
    book = client.get(reverse("paper_of_register", args=["organisation.spending-book"]))
    for words in ("SB-007", "废纸", "记-18", "30000"):
        assert words in words_of(book.content)
    plan = client.get(reverse("paper_of_register", args=["organisation.budget-book"]))
    assert "20000" in words_of(plan.content)


@pytest.mark.clause("ORG-11", shows="hidden")
def test_budget_and_spending_are_closed_to_a_stranger(
    line: BudgetLine, buy: Any, client_of: Any
) -> None:
    client = client_of("stranger")
    book = reverse("paper_of_register", args=["organisation.budget-book"])
    for address in (line.get_absolute_url(), buy().get_absolute_url(), book):
        assert client.get(address).status_code == 403


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"amount": 50001}, "只余 50000 元"),
        ({"days": 1}, "支出日期"),
        ({"days": -400}, "支出日期"),
    ],
)
def test_no_more_is_spent_than_planned_and_in_its_year(
    buy: Any, changes: dict[str, Any], says: str, new_entries: Any
) -> None:
    if "days" in changes:
        changes = {"spent_on": timezone.localdate() + timedelta(days=changes["days"])}
    with pytest.raises(Refused, match=says):
        buy(**changes)
    [entry] = new_entries("organisation.budget.spent")
    assert (entry["outcome"], entry["clauses"]) == ("refused", ["ORG-11"])


def test_a_voucher_is_booked_once_and_by_the_secrecy_office(buy: Any, cast: Any) -> None:
    buy(amount=1)
    with pytest.raises(Refused, match="已登记"):
        buy(amount=1)
    with pytest.raises(Refused, match="角色不办理"):
        buy(voucher="记-19", by=cast["keeper"])
