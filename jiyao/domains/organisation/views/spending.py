"""The pages of budget lines and of what was spent off them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import BudgetLine, Spending
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact


def budget_line(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a line of the budget: the amount, what was spent off it, what is left."""
    rows = BudgetLine.objects.with_spent().select_related("set_by")
    record = open_row(request, "organisation.budget", rows, ref)
    facts = [
        Fact(_("年度"), record.year),
        Fact(_("用途"), record.get_purpose_display()),
        Fact(_("批准文号"), record.basis),
        Fact(_("登记时间"), record.since),
        Fact(_("登记人"), record.set_by),
    ]
    standing = [
        Fact(_("预算（元）"), record.amount),
        Fact(_("已支出（元）"), record.spent),
        Fact(_("余额（元）"), record.amount - record.spent),
    ]
    spent = spendings(record.spendings.all())
    return plain_page(request, record, str(record), facts, standing, [spent])


def spending(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a spending: on what, off which line, against which risk."""
    rows = Spending.objects.select_related("line", "risk", "by")
    record = open_row(request, "organisation.spending", rows, ref)
    risk = record.risk
    facts = [
        Fact(_("支出内容"), record.item),
        Fact(_("预算项目"), record.line, url=record.line.get_absolute_url()),
        Fact(_("设备编号"), record.equipment),
        Fact(_("所防风险"), risk, url=risk.get_absolute_url() if risk else ""),
        Fact(_("凭证号"), record.voucher),
    ]
    standing = [
        Fact(_("金额（元）"), record.amount),
        Fact(_("支出日期"), record.spent_on),
        Fact(_("登记人"), record.by),
        Fact(_("登记时间"), record.at),
    ]
    return plain_page(request, record, record.item, facts, standing)


def spendings(rows: Any) -> Section:
    """Make the table of some spendings, newest first."""
    heads = [
        *((_("支出日期"), "text"), (_("支出内容"), "title"), (_("金额（元）"), "number")),
        *((_("设备编号"), "text"), (_("凭证号"), "text")),
    ]
    lines = [
        (r.spent_on.isoformat(), r.item, r.amount, r.equipment, r.voucher, r.get_absolute_url())
        for r in rows.order_by("-spent_on", "-pk")
    ]
    return section(_("支出"), heads, lines, _("还没有支出。"))
