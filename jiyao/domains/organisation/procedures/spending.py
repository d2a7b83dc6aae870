"""The budget of confidentiality work and what is spent off it (ORG-11)."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import BudgetLine, Risk, Spending
from jiyao.domains.organisation.rules import spending as rules
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "organisation.budget.entered",
    _("登记保密经费预算"),
    by=SECRECY_OFFICE,
    cites=("ORG-11",),
)
def enter_budget(
    *, year: int, purpose: str, name: str, amount: int, basis: str, by: Person, at: datetime
) -> BudgetLine:
    """Enter an amount for a purpose of a year, in yuan. purpose: a value of Purpose."""
    return BudgetLine.objects.create(
        year=year, purpose=purpose, name=name, amount=amount, basis=basis, since=at, set_by=by
    )


@procedure(
    "organisation.budget.spent",
    _("登记支出"),
    by=SECRECY_OFFICE,
    cites=("ORG-11",),
    rules=(rules.money_is_left, rules.spending_is_of_the_year, rules.voucher_is_new),
)
def spend(
    line: BudgetLine,
    *,
    item: str,
    amount: int,
    spent_on: date,
    voucher: str,
    equipment: str,
    risk: Risk | None,
    by: Person,
    at: datetime,
) -> Spending:
    """Book a spending in yuan. equipment: the number of what was bought; risk: what it is for."""
    return Spending.objects.create(
        line=line,
        item=item,
        amount=amount,
        spent_on=spent_on,
        voucher=voucher,
        equipment=equipment,
        risk=risk,
        at=at,
        by=by,
    )
